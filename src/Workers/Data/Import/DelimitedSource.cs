using System.Globalization;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>CSV, TSV and the like. The dialect is found by the engine; identifiers with leading zeros stay text.</summary>
internal static class DelimitedSource
{
    private const int RejectsKept = 100_000;
    private const int ZeroProbeRows = 20_000;

    internal static Outcome<Relation> Open(Job job, string path, string declared)
    {
        var delimiter = declared == "tsv" ? ", delim='\t'" : "";
        var dialect = $"{Sql.Text(path)}{delimiter}, store_rejects=true, rejects_limit={RejectsKept}, max_line_size=4000000";
        if (TooWide(job, path) is { } tooWide) return tooWide;
        List<Cell[]> columns;
        try
        {
            columns = Describe(job, dialect);
        }
        catch (EngineException error)
        {
            return Unreadable(error);
        }
        WarnSkipped(job, path, delimiter);
        var asText = LeadingZeros(job, path, delimiter, columns);
        var types = asText.Count == 0 ? "" : $", types={{{string.Join(",", asText.Select(name => $"{Sql.Text(name)}:'VARCHAR'"))}}}";
        return new Relation($"read_csv({dialect}{types})", HasRejects: true, Guess: Disguises.NumbersAndDates);
    }

    /// <summary>A first line of far more fields than columns are allowed is refused before the engine looks for a dialect in it.</summary>
    private static Failure? TooWide(Job job, string path)
    {
        var limit = job.Request.Limits.MaxColumns * 10L;
        Span<long> counts = stackalloc long[4];
        var piece = new byte[64 * 1024];
        using var file = File.OpenRead(path);
        for (int read; (read = file.Read(piece)) > 0;)
        {
            var end = piece.AsSpan(0, read).IndexOf((byte)'\n');
            var line = piece.AsSpan(0, end < 0 ? read : end);
            for (var i = 0; i < counts.Length; i++)
            {
                if ((counts[i] += line.Count(",;\t|"u8[i])) > limit)
                    return new Failure("limit.columns", $"The first line has more than {limit} fields; at most {job.Request.Limits.MaxColumns} columns are read.", "Remove columns, or turn the table so that what stands beside each other stands below each other.", 1);
            }
            if (end >= 0) break;
        }
        return null;
    }

    /// <summary>The same, with types found over the whole file: for files whose later rows contradict the first ones.</summary>
    internal static Relation Thorough(Relation relation) =>
        relation with { From = relation.From[..^1] + ", sample_size=-1)" };

    /// <summary>Adds a warning for each kind of rejected row and returns how many rows were rejected, and whether by type.</summary>
    internal static (long Count, bool ByType) Rejects(Job job, bool report)
    {
        using var rows = job.Engine.Query(
            "SELECT line, column_name, error_type::VARCHAR, error_message, csv_line, count(*) OVER (), count(*) FILTER (error_type::VARCHAR='CAST') OVER () FROM reject_errors ORDER BY line LIMIT 20");
        var list = rows.ToList();
        if (list.Count == 0) return (0, false);
        foreach (var row in report ? list : [])
        {
            var line = row[0].AsLong;
            var excerpt = row[4].Text is { } text ? $" ({(text.Length > 80 ? text[..80] + "…" : text)})" : "";
            job.Warn("row.rejected", $"Line {line.ToString(CultureInfo.InvariantCulture)} was left out: {EngineFailures.Clean(row[3].Text ?? "it does not fit")}{excerpt}", line, row[1].Text);
        }
        return (list[0][5].AsLong, list[0][6].AsLong > 0);
    }

    internal static void ForgetRejects(Job job)
    {
        job.Engine.Run("DROP TABLE IF EXISTS reject_errors");
        job.Engine.Run("DROP TABLE IF EXISTS reject_scans");
    }

    private static List<Cell[]> Describe(Job job, string dialect)
    {
        using var rows = job.Engine.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_csv({dialect}))");
        return rows.ToList();
    }

    private static void WarnSkipped(Job job, string path, string delimiter)
    {
        using var rows = job.Engine.Query($"SELECT SkipRows::BIGINT, HasHeader FROM sniff_csv({Sql.Text(path)}{delimiter}, ignore_errors=true)");
        if (rows.ToList() is not [var found]) return;
        if (found[0].AsLong > 0) job.Warn("csv.skipped", $"The first {found[0].AsLong} lines come before the table and were skipped.", 1);
        if (found[1].Integer == 0) job.Warn("csv.no-header", "The first line looks like data, so the columns have made-up names.", 1);
    }

    private static List<string> LeadingZeros(Job job, string path, string delimiter, List<Cell[]> columns)
    {
        var integers = columns.Where(c => c[1].Text is "BIGINT" or "INTEGER" or "HUGEINT").Select(c => c[0].Text ?? "").ToList();
        if (integers.Count == 0) return [];
        var probes = string.Join(", ", integers.Select(name => $"bool_or(regexp_matches({Sql.Name(name)}, '^-?0[0-9]'))"));
        using var rows = job.Engine.Query(
            $"SELECT {probes} FROM (SELECT * FROM read_csv({Sql.Text(path)}{delimiter}, all_varchar=true, ignore_errors=true) LIMIT {ZeroProbeRows})");
        var found = rows.ToList()[0];
        return integers.Where((_, i) => found[i].Integer == 1).ToList();
    }

    private static Failure Unreadable(EngineException error)
    {
        var message = EngineFailures.Clean(error.Message);
        var firstLine = message.Split('\n') is [var first, var second, ..] ? first + " " + second : message;
        return new Failure(
            "file.unreadable", "The file is not a table with rows and columns: " + firstLine.Replace("Invalid Input Error: ", "", StringComparison.Ordinal),
            "Save it as CSV in UTF-8 with one header line and the same number of fields in each row.", EngineFailures.LineOf(message));
    }
}
