using System.Globalization;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Host;

/// <summary>Writes every effect that really begins into a file: key and time.</summary>
internal sealed class LedgerExecutor(string ledger) : IStepExecutor
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { }, CadreJson.Stored);

    public static Flow Flow { get; } = new(1, "Chaos", [Node("a"), Node("b1"), Node("b2"), Node("b3"), Node("j")],
        [new("a", "out", "b1", "in"), new("a", "out", "b2", "in"), new("a", "out", "b3", "in"), new("b1", "out", "j", "in"), new("b2", "out", "j", "in"), new("b3", "out", "j", "in")]);

    public string Type => "chaos";

    public async Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var first = await EffectAsync(context, "one", cancellationToken);
        var second = await EffectAsync(context, "two", cancellationToken);
        return new StepOutcome.Completed(new Dictionary<string, JsonElement> { ["out"] = JsonSerializer.SerializeToElement(first + second, CadreJson.Stored) });
    }

    private Task<string> EffectAsync(StepContext context, string name, CancellationToken cancellationToken) => context.OnceAsync(name, "http", async (key, token) =>
    {
        await using (var file = new FileStream(ledger, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0))
        {
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key} {DateTime.UtcNow.Ticks}\n")), token);
        }

        await Task.Delay(5, token);
        return key;
    }, cancellationToken);

    private static FlowNode Node(string address) => new(address, "chaos", 1, address, Empty);
}
