using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Profile;

/// <summary>profile: describes a table; the same analysis is the ground of <c>analyse</c>.</summary>
internal static class ProfileTable
{
    private const int MostAssociations = 60;

    internal static Outcome<Response> Run(Job job)
    {
        if (!Load(job).Try(out var table, out var failure)) return failure;
        var (profile, _) = Of(job, table);
        job.Progress.Report("profile", 1, "done");
        return new Response
        {
            Ok = true,
            Operation = "profile",
            Engine = DuckSession.Version,
            Profile = profile,
            Warnings = job.Warnings,
            Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["rows"] = table.RowCount, ["columns"] = table.Columns.Count },
        };
    }

    /// <summary>The table, once the columns named in the request are known to exist.</summary>
    internal static Outcome<LoadedTable> Load(Job job)
    {
        if (!TableLoader.Load(job, 0, Path.Combine(job.Folder.Scratch, "table.parquet")).Try(out var table, out var failure)) return failure;
        if (table.RowCount == 0) return new Failure("file.no-rows", "The table has a header but no rows.", "Give a table with at least one row.");
        foreach (var name in job.Request.GroupBy.Append(job.Request.Target).OfType<string>())
            if (Query.FilterSql.Find(table.Columns, name) is null) return Query.FilterSql.Unknown(name, table.Columns);
        return table;
    }

    internal static (TableProfile Profile, SampleData Sample) Of(Job job, LoadedTable table)
    {
        var columns = new List<ColumnProfile>();
        foreach (var column in table.Columns)
        {
            job.Progress.Report("profile", Math.Round(0.5 + (0.3 * columns.Count / table.Columns.Count), 2), column.Name);
            columns.Add(ColumnProfiler.Profile(job, table, column));
        }
        Ask(job, columns);
        job.Progress.Report("profile", 0.8, "comparing columns");
        var sample = SampleData.Read(job, table, columns);
        var profile = new TableProfile(
            table.RowCount, sample.Rows, columns, [.. Associations.Of(sample).Take(MostAssociations)],
            DataQuality.Outliers(job, table, columns), DataQuality.Duplicates(job, table), DataQuality.Missing(job, table, columns),
            GroupComparisons.Of(job, table, sample, columns), Trends.Of(job, table, columns), []);
        return (profile with { Findings = FindingsOf.Profile(profile) }, sample);
    }

    /// <summary>Columns the person named play the part they were named for.</summary>
    private static void Ask(Job job, List<ColumnProfile> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var c = columns[i];
            if (string.Equals(c.Name, job.Request.Target, StringComparison.OrdinalIgnoreCase) && c.Numeric is not null) columns[i] = c with { Role = ColumnRoles.Measure };
            else if (job.Request.GroupBy.Contains(c.Name, StringComparer.OrdinalIgnoreCase) && c.Distinct is > 1 and <= 1000) columns[i] = c with { Role = ColumnRoles.Dimension };
        }
    }
}
