using System.Collections.Concurrent;
using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Languages;

namespace Cadre.Sandboxes.Remote;

/// <summary>A sandbox at a remote provider.</summary>
internal sealed class RemoteSandbox(RemoteClient client, string path, SandboxKey key, SandboxSpec spec, SandboxCapabilities capabilities, RemoteProbe probe, IdSource ids, TimeProvider time) : ISandbox
{
    private const int EndedKept = 16;
    private readonly ConcurrentDictionary<SandboxProcessId, RemoteProcess> processes = new();
    private readonly ConcurrentQueue<SandboxProcessId> ended = new();
    private volatile bool closed;

    /// <summary>Called by each dispose; says whether it was the last handle.</summary>
    public required Func<bool> Leave { get; init; }

    public required Action OnClose { get; init; }

    public SandboxKey Key => key;

    public SandboxSpec Spec => spec;

    public SandboxCapabilities Capabilities => capabilities;

    public ISandboxFiles Files { get; } = new RemoteFiles(client, path, spec.Limits);

    public IReadOnlyList<ISandboxProcess> Processes => [.. processes.Values.Where(process => !process.Completion.IsCompleted)];

    public async Task<Result<ISandboxProcess>> ExecAsync(IReadOnlyList<string> argv, ExecOptions options, CancellationToken cancellationToken) =>
        (await StartAsync(argv, options, null, cancellationToken)).Then(process => Result<ISandboxProcess>.Ok(process));

    public Result<ISandboxProcess> GetProcess(SandboxProcessId id) => processes.TryGetValue(id, out var process) ? process : Error.NotFound("program in this sandbox");

    public async Task<Result<ISandboxTerminal>> OpenTerminalAsync(TerminalOptions options, CancellationToken cancellationToken)
    {
        if (!capabilities.Pty)
        {
            return SandboxErrors.NotSupported("terminals");
        }

        if (options.Columns is < 1 or > 1000 || options.Rows is < 1 or > 1000)
        {
            return SandboxErrors.SpecInvalid("A terminal has 1 to 1000 columns and rows.");
        }

        var started = await StartAsync(options.Argv, options.Exec with { KeepStdinOpen = true }, new RemoteSize(options.Columns, options.Rows), cancellationToken);
        return started.Then<ISandboxTerminal>(process => new RemoteTerminal(process));
    }

    public async Task<Result<ICodeContext>> CreateCodeContextAsync(CodeLanguage language, CancellationToken cancellationToken)
    {
        if (capabilities.Exec)
        {
            return await CodeContext.StartAsync(this, language, cancellationToken);
        }

        if (!probe.Languages.Contains(language))
        {
            return SandboxErrors.NotSupported($"code in {language}");
        }

        var context = $"{path}/contexts/{ids.NewGuid():N}";
        var made = await client.TellAsync(HttpMethod.Put, context, RemoteClient.Json(new RemoteLanguage(language), RemoteJson.Default.RemoteLanguage), cancellationToken);
        return made.IsOk ? new RemoteContext(client, context, language) : made.Error;
    }

    public async Task<Result<SnapshotId>> SnapshotAsync(CancellationToken cancellationToken)
    {
        var id = ids.New<SnapshotId>();
        var taken = closed ? SandboxErrors.Closed() : await client.TellAsync(HttpMethod.Put, $"{path}/snapshots/{id}", null, cancellationToken);
        return taken.IsOk ? id : taken.Error;
    }

    public async Task<Result<Done>> RestoreAsync(SnapshotId snapshot, CancellationToken cancellationToken) =>
        closed ? SandboxErrors.Closed() : await client.TellAsync(HttpMethod.Post, $"{path}/snapshots/{snapshot}/restore", null, cancellationToken);

    public async Task<Result<Done>> DeleteSnapshotAsync(SnapshotId snapshot, CancellationToken cancellationToken) =>
        closed ? SandboxErrors.Closed() : await client.TellAsync(HttpMethod.Delete, $"{path}/snapshots/{snapshot}", null, cancellationToken);

    public Task DestroyAsync(CancellationToken cancellationToken) => closed ? Task.CompletedTask : CloseAsync(destroy: true);

    public async ValueTask DisposeAsync()
    {
        if (!closed && Leave())
        {
            await CloseAsync(destroy: !spec.Persistent);
        }
    }

    /// <summary>What cannot be told now the provider finds out itself: it ends what nobody has called for a while.</summary>
    private async Task CloseAsync(bool destroy)
    {
        closed = true;
        OnClose();
        _ = await client.TellAsync(HttpMethod.Delete, destroy ? path : path + "?keep=true", null, CancellationToken.None);
        foreach (var process in processes.Values)
        {
            process.Abandon();
        }
    }

    private async Task<Result<RemoteProcess>> StartAsync(IReadOnlyList<string> argv, ExecOptions options, RemoteSize? size, CancellationToken cancellationToken)
    {
        if (SpecRules.Check(argv, options) is { } error)
        {
            return error;
        }

        if (closed || !capabilities.Exec)
        {
            return closed ? SandboxErrors.Closed() : SandboxErrors.NotSupported("programs");
        }

        var id = ids.New<SandboxProcessId>();
        var place = $"{path}/processes/{id}";
        var exec = new RemoteExec(argv, options.WorkingDirectory, options.Environment, options.Limits ?? spec.Limits, options.KeepStdinOpen, size);
        var started = await client.TellAsync(HttpMethod.Put, place, RemoteClient.Json(exec, RemoteJson.Default.RemoteExec), cancellationToken);
        if (!started.IsOk)
        {
            return started.Error;
        }

        var process = new RemoteProcess(client, place, id, options.KeepStdinOpen, ids, time);
        processes[id] = process;
        _ = ForgetAsync(process);
        return process;
    }

    private async Task ForgetAsync(RemoteProcess process)
    {
        await process.Completion;
        ended.Enqueue(process.Id);
        while (ended.Count > EndedKept && ended.TryDequeue(out var oldest))
        {
            processes.TryRemove(oldest, out _);
        }
    }
}
