using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Cadre.Expressions;

// Evaluations per second on one thread: each expression runs for about a second after a warm-up.
var scope = CelScope.From(JsonNode.Parse("""{"order":{"total":42,"items":[{"sku":"a","n":2},{"sku":"b","n":3},{"sku":"c","n":1}]}}""")!.AsObject());
string[] sources = ["order.total > 40 && size(order.items) < 5", "order.items.filter(i, i.n > 1).map(i, i.sku)", "'%s-%d'.format(['a', order.total])", "'abc123'.matches('[a-z]+[0-9]+')"];
Console.WriteLine("| Expression | Evaluations/s | Cost |\n|---|---|---|");
foreach (string source in sources)
{
    CelExpression expression = CelExpression.Parse(source).Expression ?? throw new InvalidOperationException($"Correct the source {source}.");
    for (int i = 0; i < 20_000; i++)
        expression.Evaluate(scope);
    long count = 0;
    var watch = Stopwatch.StartNew();
    while (watch.ElapsedMilliseconds < 1_000)
    {
        for (int i = 0; i < 1_000; i++, count++)
            expression.Evaluate(scope);
    }

    string rate = (count / watch.Elapsed.TotalSeconds).ToString("N0", CultureInfo.InvariantCulture);
    Console.WriteLine($"| `{source.Replace("|", "\\|", StringComparison.Ordinal)}` | {rate} | {expression.Evaluate(scope).Cost} |");
}
