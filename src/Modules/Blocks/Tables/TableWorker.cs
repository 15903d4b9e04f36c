using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Tables;

/// <summary>Runs the data worker in a sandbox: the only program that touches table files people bring.</summary>
internal sealed class TableWorker(SandboxJobs jobs, IOptions<BlocksOptions> options)
{
    private const int LargestAnswer = 8_000_000;
    private const string Folder = "/opt/cadre/worker";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What the engine may keep in memory, in MB.</summary>
    public const int MemoryMb = 640;

    /// <summary>Whether its files are here; the reason when not.</summary>
    public Error? Missing => !File.Exists(Path.Combine(options.Value.DataWorkerFolder, "Cadre.Workers.Data.dll"))
        ? new Error(ErrorKind.Unprocessable, "worker_missing", "The data worker is not installed.", "Build the server with its workers (run does it), then try again.")
        : !File.Exists(options.Value.DuckDbLibrary) ? new Error(ErrorKind.Unprocessable, "engine_missing", "The table engine is not installed.", "Install the tools (run does it), then try again.") : null;

    /// <summary>Opens a sandbox for the worker, places the tables, runs a request and lets the caller take the results.</summary>
    /// <param name="tenant">On whose behalf.</param>
    /// <param name="report">Told how far the work is: from 0 to 1, and in words.</param>
    /// <param name="key">The effect's key.</param>
    /// <param name="prepare">Places the tables and gives the request.</param>
    /// <param name="take">Takes what the worker made.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<T>> UseAsync<T>(Tenant tenant, Action<double?, string> report, string key, Func<ISandbox, CancellationToken, Task<Result<JsonObject>>> prepare, Func<ISandbox, JsonElement, CancellationToken, Task<Result<T>>> take, CancellationToken cancellationToken)
    {
        if (Missing is { } missing)
        {
            return missing;
        }

        return await jobs.UseAsync(tenant, key, Spec(Longest), async (sandbox, token) =>
        {
            var request = await prepare(sandbox, token);
            var answer = await request.ThenAsync(r => AskAsync(report, sandbox, r, token));
            return await answer.ThenAsync(a => take(sandbox, a, token));
        }, cancellationToken);
    }

    /// <summary>Starts the worker in a sandbox made by <see cref="Spec"/>.</summary>
    public Task<Result<ISandboxProcess>> StartAsync(ISandbox sandbox, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var dotnet = InUsr ? Path.Combine(options.Value.DotnetFolder, "dotnet") : "/opt/cadre/dotnet/dotnet";
        return sandbox.ExecAsync([dotnet, Folder + "/Cadre.Workers.Data.dll", .. arguments], new ExecOptions { KeepStdinOpen = true }, cancellationToken);
    }

    private async Task<Result<JsonElement>> AskAsync(Action<double?, string> report, ISandbox sandbox, JsonObject request, CancellationToken cancellationToken)
    {
        request["limits"] = new JsonObject { ["memoryMb"] = MemoryMb, ["seconds"] = 240 };
        var started = await StartAsync(sandbox, [], cancellationToken);
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
        var progress = new WorkerProgress(report);
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
            return SandboxJobs.Stopped(exit, new SandboxLimits { Wall = Longest, MemoryBytes = 2048L * 1024 * 1024 }, "Reading the table");
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

        return Problem(json.GetProperty("error"));
    }

    /// <summary>What the worker refused, as an error for people.</summary>
    public static Error Problem(JsonElement error)
    {
        var code = error.GetProperty("code").GetString()!.Replace('.', '_').Replace('-', '_');
        var place = error.TryGetProperty("line", out var line) ? $" (line {line})" : "";
        return Outcomes.Unusable(code, error.GetProperty("message").GetString() + place, error.TryGetProperty("fix", out var fix) ? fix.GetString()! : "Correct the file or the settings.");
    }

    private bool InUsr => options.Value.DotnetFolder.StartsWith("/usr/", StringComparison.Ordinal);

    /// <summary>The sandbox that the worker runs in.</summary>
    public SandboxSpec Spec(TimeSpan wall) => new()
    {
        Limits = new SandboxLimits { MemoryBytes = 2048L * 1024 * 1024, Wall = wall, Processes = 128, WorkspaceBytes = 4096L * 1024 * 1024 },
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
