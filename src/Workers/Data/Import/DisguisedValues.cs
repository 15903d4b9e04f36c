using System.Globalization;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>
/// Finds text columns that are numbers or dates in disguise ("NA" among numbers, "1,234.50", "12 %", "Jan 3 2020"). A column is
/// converted only when every value of the whole table fits; identifiers with leading zeros stay text.
/// </summary>
internal static class DisguisedValues
{
    private const int SampleRows = 2000;
    private const string Missing = "lower(trim({0})) IN ('', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', '-', '--', '?', '.', 'missing')";

    private static readonly Disguise[] All =
    [
        new("number", "number", "regexp_full_match(trim({0}), '[-+]?(0|[1-9][0-9]*)?([.][0-9]+)?([eE][-+]?[0-9]{{1,3}})?') AND TRY_CAST({0} AS DOUBLE) IS NOT NULL", "TRY_CAST({0} AS DOUBLE)"),
        new("number with separators", "number", "regexp_full_match(trim({0}), '[-+]?[$€£¥]? ?[0-9]{{1,3}}(,[0-9]{{3}})*([.][0-9]+)?( ?%)?')", "TRY_CAST(regexp_replace({0}, '[^0-9.+-]', '', 'g') AS DOUBLE)"),
        new("number with decimal comma", "number", "regexp_full_match(trim({0}), '[-+]?[0-9]{{1,3}}([.]?[0-9]{{3}})*,[0-9]+( ?[%€])?')", "TRY_CAST(replace(regexp_replace({0}, '[^0-9,+-]', '', 'g'), ',', '.') AS DOUBLE)"),
        .. new[] { "%b %d %Y", "%b %d, %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%Y/%m/%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%b %Y", "%B %Y" }
            .Select(format => new Disguise($"date written as {format}", "date", $"try_strptime(trim({{0}}), '{format}') IS NOT NULL", $"try_strptime(trim({{0}}), '{format}')::DATE")),
    ];

    internal static IReadOnlyList<StandardColumn> Unmask(Job job, Relation relation, IReadOnlyList<StandardColumn> columns)
    {
        var texts = columns.Where(c => c.Type == "text").ToList();
        if (relation.Guess == Disguises.None || texts.Count == 0) return columns;
        var possible = relation.Guess == Disguises.Dates ? All.Where(d => d.Type == "date").ToArray() : All;
        var candidates = texts.Zip(Fitting(job, $"(SELECT * FROM {relation.From} LIMIT {SampleRows})", texts.Select(t => (t, possible)).ToList()))
            .Where(pair => pair.Second.Length > 0).Select(pair => (pair.First, pair.Second)).ToList();
        if (candidates.Count == 0) return columns;
        var certain = candidates.Zip(Fitting(job, relation.From, candidates)).Where(pair => pair.Second.Length > 0)
            .ToDictionary(pair => pair.First.First.Name, pair => pair.Second[0], StringComparer.Ordinal);
        return columns.Select(c => certain.TryGetValue(c.Name, out var disguise) ? Convert(job, c, disguise) : c).ToList();
    }

    /// <summary>For each column those of its disguises that every value wears.</summary>
    private static List<Disguise[]> Fitting(Job job, string from, List<(StandardColumn Column, Disguise[] Possible)> columns)
    {
        var tests = columns.SelectMany(c => c.Possible.Select(d => Test(c.Column, d)));
        using var rows = job.Engine.Query($"SELECT {string.Join(", ", tests)} FROM {from}");
        var values = new Queue<Cell>(rows.ToList()[0]);
        return columns.Select(c => c.Possible.Where(_ => values.Dequeue().Integer == 1).ToArray()).ToList();
    }

    private static string Test(StandardColumn column, Disguise disguise)
    {
        var missing = Missing.Replace("{0}", column.Expression, StringComparison.Ordinal);
        return $"coalesce(bool_and({disguise.Fits(column.Expression)}) FILTER (NOT ({missing})), false)";
    }

    private static StandardColumn Convert(Job job, StandardColumn column, Disguise disguise)
    {
        job.Warn("type.converted", $"Column {column.Name} was read as {disguise.Type}: every value is a {disguise.Name} or a mark for missing.", null, column.Name);
        return column with { Type = disguise.Type, Expression = disguise.Value(column.Expression) };
    }

    private sealed record Disguise(string Name, string Type, string FitsPattern, string ValuePattern)
    {
        internal string Fits(string expression) => string.Format(CultureInfo.InvariantCulture, FitsPattern, expression);

        internal string Value(string expression) => string.Format(CultureInfo.InvariantCulture, ValuePattern, expression);
    }
}
