using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;
using Cadre.Workers.Data.Query;

namespace Cadre.Workers.Data.Browse;

/// <summary>
/// Pages of one table. Unsorted pages are read where they stand in the Parquet file; the first pages of an order are picked without sorting the rest; going
/// deeper into an order keeps the sorted table until another one is asked for.
/// </summary>
internal sealed class TablePages(Job job, LoadedTable table)
{
    private const int MostRows = 1000;
    private const long DeepestPick = 5_000;
    private string? counted;
    private long count;
    private string? kept;

    internal PageResponse Read(PageRequest page)
    {
        if (page.Rows is < 0 or > MostRows || page.Offset < 0) return PageResponse.Failed(new Failure("request.range", $"rows must be 0–{MostRows}, offset 0 or more.", "Correct the number."));
        if (!FilterSql.Where(page.Filters, table.Columns).Try(out var where, out var failure)) return PageResponse.Failed(failure);
        if (!FilterSql.OrderBy(page.Sort, table.Columns).Try(out var order, out failure)) return PageResponse.Failed(failure);
        var total = Count(where);
        var rows = page.Rows == 0 || page.Offset >= total ? [] : Rows(where, order, page.Offset, page.Rows);
        return new PageResponse { Ok = true, RowCount = total, Rows = rows };
    }

    private long Count(string where)
    {
        if (where.Length == 0) return table.RowCount;
        if (counted == where) return count;
        count = job.Engine.Scalar($"SELECT count(*) FROM {table.From}{where}").AsLong;
        counted = where;
        return count;
    }

    private List<Cell[]> Rows(string where, string order, long offset, int rows)
    {
        if (order.Length == 0 || offset + rows <= DeepestPick) return List($"SELECT * FROM {table.From}{where}{order} LIMIT {rows} OFFSET {offset}");
        if (kept != where + order)
        {
            kept = null;
            job.Engine.Run($"CREATE OR REPLACE TABLE sorted AS SELECT * FROM {table.From}{where}{order}");
            kept = where + order;
        }
        return List($"SELECT * FROM sorted WHERE rowid BETWEEN {offset} AND {offset + rows - 1} ORDER BY rowid");
    }

    private List<Cell[]> List(string sql)
    {
        using var rows = job.Engine.Query(sql);
        var list = rows.ToList();
        Preview.Shorten(list);
        return list;
    }
}
