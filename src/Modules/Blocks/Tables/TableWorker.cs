using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Tables;

/// <summary>Runs the data worker in a sandbox: the only program that touches table files people bring.</summary>
internal sealed class TableWorker(SandboxJobs jobs, IOptions<BlocksOptions> options)
{
    private const int LargestAnswer = 8_000_000;
    private const string Folder = "/opt/cadre/worker";

    /// <summary>Whether its files are here; the reason when not.</summary>
    public Error? Missing => !File.Exists(Path.Combine(options.Value.DataWorkerFolder, "Cadre.Workers.Data.dll"))
        ? new Error(ErrorKind.Unavailable, "worker_missing", "The data worker is not installed.", "Build the server with its workers (run does it), then try again.")
        : !File.Exists(options.Value.DuckDbLibrary) ? new Error(ErrorKind.Unavailable, "engine_missing", "The table engine is not installed.", "Install the tools (run does it), then try again.") : null;

    /// <summary>Opens a sandbox for the worker, places the tables, runs a request and lets the caller take the results.</summary>
    public async Task<Result<T>> UseAsync<T>(StepContext context, string key, Func<ISandbox, CancellationToken, Task<Result<JsonObject>>> prepare, Func<ISandbox, JsonElement, CancellationToken, Task<Result<T>>> take, CancellationToken cancellationToken)
    {
        if (Missing is { } missing)
        {
            return missing;
        }

        return await jobs.UseAsync(context.Tenant, key, Spec(), async (sandbox, token) =>
        {
            var request = await prepare(sandbox, token);
            var answer = await request.ThenAsync(r => AskAsync(context, sandbox, r, token));
            return await answer.ThenAsync(a => take(sandbox, a, token));
        }, cancellationToken);
    }

    private async Task<Result<JsonElement>> AskAsync(StepContext context, ISandbox sandbox, JsonObject request, CancellationToken cancellationToken)
    {
        request["limits"] = new JsonObject { ["memoryMb"] = 640, ["seconds"] = 240 };
        var dotnet = InUsr ? Path.Combine(options.Value.DotnetFolder, "dotnet") : "/opt/cadre/dotnet/dotnet";
        var started = await sandbox.ExecAsync([dotnet, Folder + "/Cadre.Workers.Data.dll"], new ExecOptions { KeepStdinOpen = true }, cancellationToken);
        if (!started.IsOk)
        {
            return started.Error;
        }

        var process = started.Value;
        await using (process.Stdin)
        {
            await process.Stdin!.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(request), cancellationToken);
        }

        using var answer = new MemoryStream();
        var progress = new WorkerProgress(context);
        try
        {
            await foreach (var chunk in process.OutputAsync(0, cancellationToken))
            {
                if (chunk.Kind == OutputKind.Stdout && answer.Length < LargestAnswer)
                {
                    answer.Write(chunk.Data.Span);
                }
                else if (chunk.Kind == OutputKind.Stderr)
                {
                    progress.Add(chunk.Data.Span);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await process.KillAsync(CancellationToken.None);
            throw;
        }

        return Read(await process.Completion, answer.ToArray(), progress.Remainder);
    }

    private static Result<JsonElement> Read(SandboxExit exit, byte[] answer, string errors)
    {
        if (exit.Reason != StopReason.Exit)
        {
            return SandboxJobs.Stopped(exit, new SandboxLimits { Wall = TimeSpan.FromMinutes(5), MemoryBytes = 2048L * 1024 * 1024 }, "Reading the table");
        }

        if (exit.Code is not (0 or 2) || answer.Length == 0)
        {
            return new Error(ErrorKind.Unavailable, "worker_failed", $"The data worker ended with code {exit.Code}. {errors}".Trim(), "Try again; a file that does this every time is damaged.");
        }

        var json = JsonSerializer.Deserialize<JsonElement>(answer);
        if (json.GetProperty("ok").GetBoolean())
        {
            return json;
        }

        var error = json.GetProperty("error");
        var code = error.GetProperty("code").GetString()!.Replace('.', '_').Replace('-', '_');
        var place = error.TryGetProperty("line", out var line) ? $" (line {line})" : "";
        return Outcomes.Unusable(code, error.GetProperty("message").GetString() + place, error.TryGetProperty("fix", out var fix) ? fix.GetString()! : "Correct the file or the settings.");
    }

    private bool InUsr => options.Value.DotnetFolder.StartsWith("/usr/", StringComparison.Ordinal);

    private SandboxSpec Spec() => new()
    {
        Limits = new SandboxLimits { MemoryBytes = 2048L * 1024 * 1024, Wall = TimeSpan.FromMinutes(5), Processes = 128, WorkspaceBytes = 4096L * 1024 * 1024 },
        ReadOnlyMounts =
        [
            new ReadOnlyMount(options.Value.DataWorkerFolder, Folder),
            new ReadOnlyMount(options.Value.DuckDbLibrary, "/opt/cadre/libduckdb.so"),
            .. InUsr ? (ReadOnlyMount[])[] : [new ReadOnlyMount(options.Value.DotnetFolder, "/opt/cadre/dotnet")],
        ],
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CADRE_DUCKDB"] = "/opt/cadre/libduckdb.so",
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_TieredPGO"] = "0",
        },
    };
}
