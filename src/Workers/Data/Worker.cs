using Cadre.Workers.Data.Browse;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Engine.Native;
using Cadre.Workers.Data.Export;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Profile;
using Cadre.Workers.Data.Protocol;
using Cadre.Workers.Data.Query;
using Cadre.Workers.Data.Report;

namespace Cadre.Workers.Data;

/// <summary>Carries out one request, from checking it to cleaning up after it.</summary>
internal static class Worker
{
    internal static Response Run(Request request, WorkFolder folder, Progress progress, CancellationToken cancellationToken) => Run(request, folder, progress, null, cancellationToken);

    /// <summary>Like <see cref="Run(Request, WorkFolder, Progress, CancellationToken)"/>; a browsed table is asked for pages by <paramref name="pages"/>.</summary>
    internal static Response Run(Request request, WorkFolder folder, Progress progress, PageLines? pages, CancellationToken cancellationToken)
    {
        if (Check(request) is { } invalid) return Response.Failed(request.Operation, invalid);
        if (NativeLibraryPath.Configured() is not { } library)
            return Response.Failed(request.Operation, new Failure(
                "engine.missing", $"The DuckDB library is not there ({NativeLibraryPath.Variable}).", "Set CADRE_DUCKDB to the path of libduckdb.so; see docs/workers-data.md."));
        if (!folder.Resolve(request.Output).Try(out var output, out var outside)) return Response.Failed(request.Operation, outside);

        EngineLibrary.Load(library);
        Directory.CreateDirectory(output);
        Directory.CreateDirectory(folder.Scratch);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(request.Limits.Seconds));
        try
        {
            using var engine = DuckSession.Open(request.Limits.MemoryMb, folder.Scratch, deadline.Token);
            var job = new Job(request, folder, output, engine, progress, deadline.Token) { Pages = pages };
            return Carry(job).Try(out var response, out var failure) ? response : Response.Failed(request.Operation, failure);
        }
        catch (EngineException error)
        {
            return Response.Failed(request.Operation, EngineFailures.Of(error));
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return Response.Failed(request.Operation, new Failure(
                "limit.time", $"The work was not finished within {request.Limits.Seconds} seconds.", "Use fewer rows or columns, simplify the statement, or raise the step's time."));
        }
        finally
        {
            Directory.Delete(folder.Scratch, recursive: true);
        }
    }

    private static Outcome<Response> Carry(Job job) => job.Request.Operation switch
    {
        "import" => ImportTable.Run(job),
        "query" => QueryTables.Run(job),
        "profile" => ProfileTable.Run(job),
        "analyse" => AnalyseTable.Run(job),
        "export" => ExportTable.Run(job),
        "browse" => BrowseTable.Run(job),
        _ => new Failure("request.operation", $"There is no operation '{job.Request.Operation}'.", "Use import, query, profile, analyse, export or browse."),
    };

    private static Failure? Check(Request request)
    {
        var limits = request.Limits;
        if (limits.MemoryMb is < 64 or > 65536 || limits.Seconds is < 1 or > 3600 || limits.MaxRows < 1 || limits.MaxColumns is < 1 or > 2000 || limits.MaxInputBytes < 1)
            return new Failure("request.limits", "A limit is out of range.", "memoryMb 64–65536, seconds 1–3600, maxColumns 1–2000, maxRows and maxInputBytes at least 1.");
        if (request.PreviewRows is < 0 or > 1000 || request.MaxCharts is < 0 or > 24 || request.Limit is < 0)
            return new Failure("request.range", "previewRows must be 0–1000, maxCharts 0–24, limit 0 or more.", "Correct the number.");
        if (request.Tables.Count is 0 or > 16)
            return new Failure("request.tables", "A request needs 1 to 16 tables.", "Give the file as tables[0].path.");
        for (var i = 0; i < request.Tables.Count; i++)
            if (!TableNames.IsValid(TableNames.Of(request.Tables[i], i)))
                return new Failure("request.table-name", $"'{request.Tables[i].Name}' cannot be the name of a table.", "Use letters, digits and underscores, starting with a letter.");
        return request.Tables.Select(TableNames.Of).Distinct(StringComparer.OrdinalIgnoreCase).Count() == request.Tables.Count
            ? null
            : new Failure("request.table-name", "Two tables have the same name.", "Give each table its own name.");
    }
}
