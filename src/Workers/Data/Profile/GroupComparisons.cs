using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Profile;

/// <summary>Compares measures across the groups of a dimension: those asked for first, then those the groups explain most.</summary>
internal static class GroupComparisons
{
    private const int MostComparisons = 8;
    private const int MostGroups = 30;
    private const double WorthShowing = 0.01;

    internal static List<GroupComparison> Of(Job job, LoadedTable table, SampleData sample, IReadOnlyList<ColumnProfile> columns)
    {
        var asked = job.Request.GroupBy;
        var target = job.Request.Target;
        var pairs =
            from category in sample.Categories
            from measure in sample.Numbers
            let effect = Statistics.EtaSquared(category.Codes, category.Kinds.Count, measure.Value)
            where double.IsFinite(effect.EtaSquared)
            let wanted = Matches(asked, category.Name) || string.Equals(target, measure.Key, StringComparison.OrdinalIgnoreCase)
            where wanted || effect.EtaSquared >= WorthShowing
            orderby wanted descending, effect.EtaSquared descending
            select (Dimension: category.Name, Measure: measure.Key, effect.EtaSquared, effect.N);
        return pairs.Take(MostComparisons).Select(p => new GroupComparison(p.Dimension, p.Measure, p.EtaSquared, p.N, Groups(job, table, p.Dimension, p.Measure))).ToList();
    }

    internal static List<GroupRow> Groups(Job job, LoadedTable table, string dimension, string measure)
    {
        string d = Sql.Name(dimension), m = $"{Sql.Name(measure)}::DOUBLE";
        using var rows = job.Engine.Query(
            $"SELECT {d}, count({m}), avg({m}), median({m}), fsum({m}), min({m}), max({m}) FROM {table.From} WHERE {d} IS NOT NULL AND {m} IS NOT NULL GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT {MostGroups}");
        return rows.ToList().Select(r => new GroupRow(r[0], r[1].AsLong, r[2].AsDouble, r[3].AsDouble, r[4].AsDouble, r[5].AsDouble, r[6].AsDouble)).ToList();
    }

    private static bool Matches(IReadOnlyList<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
