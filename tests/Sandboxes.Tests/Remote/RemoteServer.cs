using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Serialization;
using Cadre.Kernel;
using Cadre.Sandboxes.Remote;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cadre.Sandboxes.Tests.Remote;

/// <summary>The other side of the remote protocol, over a provider of this machine: what a server of one's own would be.</summary>
internal sealed class RemoteServer(ISandboxProvider provider, string token) : IAsyncDisposable
{
    private static readonly Tenant Tenant = Tenant.ForSystem(new WorkspaceId(Guid.Parse("0198f2aa-0000-7000-8000-00000000000a")));
    private readonly ConcurrentDictionary<string, ISandbox> sandboxes = new();
    private readonly ConcurrentDictionary<string, RemoteServed> programs = new();
    private readonly ConcurrentDictionary<string, SnapshotId> snapshots = new();
    private readonly ConcurrentDictionary<string, RemoteLine> lines = new();
    private WebApplication? app;
    private int calls;

    /// <summary>Each n-th answer, but of DELETE, is lost after the work is done; 0: none.</summary>
    public int LoseEvery { get; set; }

    public Uri Url => new(app!.Urls.First() + "/");

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Use(GuardAsync);
        Map(app);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sandbox in sandboxes.Values)
        {
            await sandbox.DestroyAsync(CancellationToken.None);
        }

        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (var program in programs.Values)
        {
            program.Dispose();
        }
    }

    private static IResult Answer<T>(Result<T> result) => result.IsOk
        ? result.Value is Done ? Results.NoContent() : Results.Ok(result.Value)
        : Results.Json(new RemoteProblem(result.Error.Code, result.Error.Message, result.Error.Fix), statusCode: result.Error.Kind switch
        {
            ErrorKind.NotFound => 404,
            ErrorKind.Conflict => 409,
            ErrorKind.TooLarge => 413,
            ErrorKind.Unprocessable => 422,
            ErrorKind.Unavailable => 503,
            _ => 400,
        });

    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Authorization != $"Bearer {token}")
        {
            context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
            return;
        }

        await next(context);
        if (LoseEvery > 0 && context.Request.Method != "DELETE" && Interlocked.Increment(ref calls) % LoseEvery == 0)
        {
            context.Abort();
        }
    }

    private void Map(WebApplication routes)
    {
        routes.MapGet("/v1/probe", async (CancellationToken cancellationToken) =>
        {
            var can = (await provider.ProbeAsync(cancellationToken)).Capabilities;
            return new RemoteProbe("test", can.Tier, true, [CodeLanguage.Python, CodeLanguage.JavaScript], can.HardMemory, can.HardDisk, can.Pty, can.Snapshots, null, can.Ports);
        });
        routes.MapPut("/v1/sandboxes/{id}", async (string id, RemoteSpec spec, CancellationToken cancellationToken) =>
        {
            var opened = await provider.OpenAsync(Tenant, new SandboxKey(id), new SandboxSpec { Limits = spec.Limits, Persistent = spec.Persistent, Environment = spec.Environment, Ports = spec.Ports }, cancellationToken);
            sandboxes[id] = opened.Value;
            return Results.NoContent();
        });
        routes.MapDelete("/v1/sandboxes/{id}", async (string id, bool? keep, CancellationToken cancellationToken) =>
        {
            if (sandboxes.TryRemove(id, out var sandbox))
            {
                await (keep == true ? sandbox.DisposeAsync().AsTask() : sandbox.DestroyAsync(cancellationToken));
            }

            return Results.NoContent();
        });
        MapPrograms(routes.MapGroup("/v1/sandboxes/{id}/processes/{process}"));
        MapFiles(routes.MapGroup("/v1/sandboxes/{id}"));
        MapSnapshots(routes.MapGroup("/v1/sandboxes/{id}/snapshots/{snapshot}"));
    }

    private void MapPrograms(RouteGroupBuilder routes)
    {
        routes.MapPut("", async (string id, string process, RemoteExec exec, CancellationToken cancellationToken) =>
            programs.ContainsKey(process) ? Results.NoContent() : Answer(await StartAsync(sandboxes[id], process, exec, cancellationToken)));
        routes.MapGet("/output", async (string process, long cursor, int wait, CancellationToken cancellationToken) => Results.Ok(await programs[process].ReadAsync(cursor, wait, cancellationToken)));
        routes.MapPost("/stdin", async (string process, long offset, bool end, HttpRequest request, CancellationToken cancellationToken) =>
        {
            await programs[process].WriteAsync(offset, end, request.Body, cancellationToken);
            return Results.NoContent();
        });
        routes.MapPost("/signal", async (string process, RemoteSignal signal, CancellationToken cancellationToken) => Answer(await programs[process].Process.SignalAsync(signal.Signal, cancellationToken)));
        routes.MapPut("/size", async (string process, RemoteSize size, CancellationToken cancellationToken) => Answer(await programs[process].Terminal!.ResizeAsync(size.Columns, size.Rows, cancellationToken)));
        routes.MapGet("/ports", (string process) => new RemotePorts(programs[process].Process.ListeningPorts));
        MapConnections(routes.MapGroup("/connections/{connection}"));
        routes.MapDelete("", async (string process, CancellationToken cancellationToken) =>
        {
            await programs[process].Process.KillAsync(cancellationToken);
            return Results.NoContent();
        });
    }

    private void MapConnections(RouteGroupBuilder routes)
    {
        routes.MapPut("", async (string process, string connection, RemotePort wanted, CancellationToken cancellationToken) =>
        {
            var dialled = lines.ContainsKey(connection) ? null : (Result<Stream>?)await programs[process].Process.DialAsync(wanted.Port, cancellationToken);
            if (dialled is { IsOk: true } made)
            {
                lines[connection] = new RemoteLine(made.Value);
            }

            return dialled is { IsOk: false } refused ? Answer(refused) : Results.NoContent();
        });
        routes.MapGet("/data", async (string connection, long offset, int wait, CancellationToken cancellationToken) => Results.Ok(await lines[connection].ReadAsync(offset, wait, cancellationToken)));
        routes.MapPost("/data", async (string connection, long offset, HttpRequest request, CancellationToken cancellationToken) =>
        {
            await lines[connection].WriteAsync(offset, request.Body, cancellationToken);
            return Results.NoContent();
        });
        routes.MapDelete("", async (string connection) =>
        {
            await (lines.TryRemove(connection, out var line) ? line.DisposeAsync() : ValueTask.CompletedTask);
            return Results.NoContent();
        });
    }

    private async Task<Result<Done>> StartAsync(ISandbox sandbox, string process, RemoteExec exec, CancellationToken cancellationToken)
    {
        var options = new ExecOptions { WorkingDirectory = exec.WorkingDirectory, Environment = exec.Environment, Limits = exec.Limits, KeepStdinOpen = exec.KeepStdinOpen };
        if (exec.Terminal is { } size)
        {
            var opened = await sandbox.OpenTerminalAsync(new TerminalOptions { Argv = exec.Argv, Columns = size.Columns, Rows = size.Rows, Exec = options }, cancellationToken);
            return opened.Then<Done>(terminal => Keep(process, new RemoteServed(terminal.Process, terminal)));
        }

        var started = await sandbox.ExecAsync(exec.Argv, options, cancellationToken);
        return started.Then<Done>(program => Keep(process, new RemoteServed(program, null)));
    }

    private Done Keep(string process, RemoteServed served)
    {
        programs[process] = served;
        return default;
    }

    private void MapFiles(RouteGroupBuilder routes)
    {
        routes.MapGet("/files", async (string id, string path, CancellationToken cancellationToken) =>
        {
            var opened = await sandboxes[id].Files.OpenReadAsync(path, cancellationToken);
            return opened.IsOk ? Results.Stream(opened.Value) : Answer(opened);
        });
        routes.MapPut("/files", async (string id, string path, bool executable, HttpRequest request, CancellationToken cancellationToken) => Answer(await sandboxes[id].Files.WriteAsync(path, request.Body, executable, cancellationToken)));
        routes.MapDelete("/files", async (string id, string path, CancellationToken cancellationToken) => Answer(await sandboxes[id].Files.DeleteAsync(path, cancellationToken)));
        routes.MapGet("/entries", async (string id, string path, CancellationToken cancellationToken) => Answer((await sandboxes[id].Files.ListAsync(path, cancellationToken)).Then<RemoteEntries>(entries => new RemoteEntries(entries))));
        routes.MapGet("/entry", async (string id, string path, CancellationToken cancellationToken) => Answer(await sandboxes[id].Files.StatAsync(path, cancellationToken)));
        routes.MapPut("/folders", async (string id, string path, CancellationToken cancellationToken) => Answer(await sandboxes[id].Files.CreateFolderAsync(path, cancellationToken)));
        routes.MapPost("/moves", async (string id, RemoteMove move, CancellationToken cancellationToken) => Answer(await sandboxes[id].Files.MoveAsync(move.From, move.To, cancellationToken)));
    }

    private void MapSnapshots(RouteGroupBuilder routes)
    {
        routes.MapPut("", async (string id, string snapshot, CancellationToken cancellationToken) =>
        {
            var taken = await sandboxes[id].SnapshotAsync(cancellationToken);
            snapshots[snapshot] = taken.Value;
            return Results.NoContent();
        });
        routes.MapPost("/restore", async (string id, string snapshot, CancellationToken cancellationToken) => Answer(await sandboxes[id].RestoreAsync(snapshots.GetValueOrDefault(snapshot), cancellationToken)));
        routes.MapDelete("", async (string id, string snapshot, CancellationToken cancellationToken) => Answer(await sandboxes[id].DeleteSnapshotAsync(snapshots.GetValueOrDefault(snapshot), cancellationToken)));
    }
}
