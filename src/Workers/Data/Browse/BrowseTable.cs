using System.Text.Json;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Browse;

/// <summary>browse: opens a table, says what is in it, then answers a page per line until the input ends.</summary>
internal static class BrowseTable
{
    internal static Outcome<Response> Run(Job job)
    {
        if (job.Pages is not { } lines) return new Failure("request.operation", "browse reads one page per line.", "Start the worker with the argument 'browse'.");
        if (!TableLoader.Load(job, 0, Path.Combine(job.Folder.Scratch, "table.parquet")).Try(out var table, out var failure)) return failure;
        job.Engine.Lock([table.ParquetPath]);
        lines.Write(JsonSerializer.Serialize(
            new Response
            {
                Ok = true,
                Operation = "browse",
                Engine = DuckSession.Version,
                Table = new TableValue(table.Columns, [], table.RowCount, job.Folder.Describe(table.ParquetPath, ImportTable.ParquetType)),
                Warnings = job.Warnings,
            },
            WorkerJson.Default.Response));
        var pages = new TablePages(job, table);
        while (lines.Read() is { } line) lines.Write(JsonSerializer.Serialize(Answer(pages, line), WorkerJson.Default.PageResponse));
        return new Response { Ok = true, Operation = "browse" };
    }

    private static PageResponse Answer(TablePages pages, string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, WorkerJson.Default.PageRequest) is { } page
                ? pages.Read(page)
                : PageResponse.Failed(new Failure("request.invalid", "The page is empty.", "Send one JSON object per line."));
        }
        catch (JsonException error)
        {
            return PageResponse.Failed(new Failure("request.invalid", "The page is not valid: " + error.Message, "Send one JSON object per line."));
        }
        catch (EngineException error)
        {
            return PageResponse.Failed(EngineFailures.Of(error));
        }
    }
}
