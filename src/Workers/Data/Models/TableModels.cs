using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Profile;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Models;

/// <summary>What was fitted to a table beyond describing it. Each part is absent where the table has nothing for it.</summary>
internal sealed record TableModels(Regression? Regression, Clustering? Clusters, IReadOnlyList<SeriesForecast> Forecasts, IReadOnlyList<TextFigures> Texts)
{
    private const int MostForecasts = 2;
    private const int MostTexts = 2;

    /// <summary>A season needs a finer grain than a trend.</summary>
    private const double FinerPoints = 60;
    private const int MostClusterMeasures = 6;
    private const int MostKinds = 6;
    private const int FewestRows = 12;

    internal static Failure? Check(IReadOnlyList<string> methods) => methods.FirstOrDefault(m => m is not ("regression" or "clusters" or "forecast" or "text")) is { } unknown
        ? new Failure("request.method", $"There is no method '{unknown}'.", "Use regression, clusters, forecast or text; none means all that fit the table.")
        : null;

    internal static TableModels Of(Job job, LoadedTable table, TableProfile profile, SampleData sample, string? asked)
    {
        var methods = job.Request.Methods;
        bool Wanted(string method) => methods.Count == 0 || methods.Contains(method);
        return new TableModels(
            Wanted("regression") ? Explain(profile, sample, job.Request.Target ?? asked) : null,
            Wanted("clusters") ? ClusterFit.Of(ClusterMeasures(profile, sample)) : null,
            Wanted("forecast") ? Trends.Of(job, table, profile.Columns, FinerPoints).Take(4).Select(Models.Forecasts.Of).OfType<SeriesForecast>().Take(MostForecasts).ToList() : [],
            Wanted("text") ? profile.Columns.Where(c => c.Role == ColumnRoles.FreeText && c.Text is { MeanLength: >= 12 }).Take(MostTexts).Select(c => TextTerms.Of(job, table, c)).OfType<TextFigures>().ToList() : []);
    }

    private static Regression? Explain(TableProfile profile, SampleData sample, string? wanted)
    {
        var target = sample.Numbers.Keys.FirstOrDefault(n => string.Equals(n, wanted, StringComparison.OrdinalIgnoreCase))
            ?? profile.Associations.FirstOrDefault(a => a.Method == "pearson" && Math.Abs(a.Value) is >= 0.3 and < 0.9999)?.B;
        if (target is null || !sample.Numbers.TryGetValue(target, out var y) || y.Length < FewestRows) return null;
        var near = profile.Associations.Where(a => a.A == target || a.B == target).ToList();
        double Strength(string name) => near.Where(a => a.A == name || a.B == name).Select(a => Math.Abs(a.Value)).DefaultIfEmpty(0).Max();
        var numbers = sample.Numbers.Where(n => n.Key != target && Strength(n.Key) < 0.9999).Select(n => (n.Key, Columns: new List<(string Name, double[] Values)> { (n.Key, n.Value) }));
        var kinds = sample.Categories.Where(c => c.Kinds.Count is > 1 and <= MostKinds).Select(c => (Key: c.Name, Columns: Indicators(c).ToList()));
        var most = Math.Clamp(y.Length / 10, 1, RegressionFit.MostPredictors);
        var chosen = new List<(string Name, double[] Values)>();
        foreach (var (_, columns) in numbers.Concat(kinds).OrderByDescending(p => Strength(p.Key)))
        {
            // The kinds of a category come together or not at all: one of them alone would be compared with the rest, not with the usual one.
            if (chosen.Count + columns.Count <= most) chosen.AddRange(columns);
        }
        return RegressionFit.Of(target, y, chosen);
    }

    /// <summary>One column of 0 and 1 per kind but the most frequent, which the others are compared with.</summary>
    private static IEnumerable<(string Name, double[] Values)> Indicators(Coded column)
    {
        var usual = Enumerable.Range(0, column.Kinds.Count).MaxBy(kind => column.Codes.Count(c => c == kind));
        return Enumerable.Range(0, column.Kinds.Count).Where(kind => kind != usual)
            .Select(kind => ($"{column.Name} = {column.Kinds[kind]}", column.Codes.Select(c => c < 0 ? double.NaN : c == kind ? 1 : 0).ToArray()));
    }

    private static List<(string Name, double[] Values)> ClusterMeasures(TableProfile profile, SampleData sample)
    {
        var copies = profile.Associations.Where(a => a.Method == "pearson" && Math.Abs(a.Value) >= 0.9999).Select(a => a.B).ToHashSet(StringComparer.Ordinal);
        return sample.Numbers.Where(n => !copies.Contains(n.Key)).Take(MostClusterMeasures).Select(n => (n.Key, n.Value)).ToList();
    }
}
