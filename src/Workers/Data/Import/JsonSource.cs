using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>JSON arrays, JSON lines, and one object that wraps a list of records.</summary>
internal static class JsonSource
{
    internal static Outcome<Relation> Open(Job job, string path)
    {
        if (!JsonProbe.Prepare(job, path).Try(out var readable, out var failure)) return failure;
        var from = $"read_json({Sql.Text(readable)}, maximum_depth=8, sample_size=100000)";
        try
        {
            using var rows = job.Engine.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {from})");
            var columns = rows.ToList();
            var lists = columns.Where(c => c[1].Text is { } type && type.StartsWith("STRUCT(", StringComparison.Ordinal) && type.EndsWith(")[]", StringComparison.Ordinal)).ToList();
            if (lists is not [var only] || job.Engine.Scalar($"SELECT count(*) FROM (SELECT 1 FROM {from} LIMIT 2)").AsLong != 1) return new Relation(from, Guess: Disguises.Dates);
            var name = only[0].Text ?? "";
            job.Warn("json.wrapped", $"The records were taken from the list '{name}' inside the object.");
            return new Relation($"(SELECT unnest({Sql.Name(name)}, max_depth := 2) FROM {from})", Guess: Disguises.Dates);
        }
        catch (EngineException error)
        {
            return Damaged(error);
        }
    }

    internal static Failure Damaged(EngineException error)
    {
        var message = EngineFailures.Clean(error.Message);
        return new Failure(
            "file.damaged", "The JSON cannot be read: " + message.Replace("Invalid Input Error: ", "", StringComparison.Ordinal),
            "Correct the file at the place named; it must be a list of objects or one object per line.", EngineFailures.LineOf(message));
    }
}
