using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Shape;

/// <summary>Join, then group, then pivot: each step is a view over the one before, and the last one takes the place of the first table.</summary>
internal static class ShapeTables
{
    /// <summary>Makes the views. The first table's own is called <paramref name="start"/>.</summary>
    /// <returns>The name of the last view.</returns>
    internal static Outcome<string> Views(Job job, string start, IReadOnlyList<LoadedTable> tables)
    {
        var request = job.Request;
        var last = start;
        var steps = new (string Name, Func<string, IReadOnlyList<ColumnSchema>, Outcome<string>>? Sql)[]
        {
            ("joined", request.Join is { } join ? (from, columns) => JoinSql.Of(join, from, columns, tables) : null),
            ("grouped", request.Group is { } group ? (from, columns) => GroupSql.Of(group, from, columns) : null),
            ("pivoted", request.Pivot is { } pivot ? (from, columns) => PivotSql.Of(pivot, job.Engine, from, columns) : null),
        };
        foreach (var (name, sql) in steps)
        {
            if (sql is null) continue;
            if (!StandardColumns.Of(job, new Relation(Sql.Name(last))).Try(out var columns, out var failure)) return failure;
            if (!sql(Sql.Name(last), columns.Select(c => new ColumnSchema(c.Name, c.Type)).ToList()).Try(out var statement, out failure)) return failure;
            job.Engine.Run($"CREATE VIEW {Sql.Name("cadre " + name)} AS {statement}");
            last = "cadre " + name;
        }
        return last;
    }
}
