using System.Collections.Concurrent;
using Cadre.Kernel;
using Cadre.Sandboxes.Languages;
using Cadre.Sandboxes.Watching;
using Cadre.Sandboxes.Workspaces;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>A workspace folder and the programs that run over it.</summary>
internal sealed class BubblewrapSandbox(BubblewrapHost host, SpareSandbox? warm, SandboxKey key, SandboxSpec spec, SandboxCapabilities capabilities, WorkspaceFolder workspace, SnapshotStore snapshots)
    : ISandbox
{
    private const int EndedKept = 16;
    private readonly ConcurrentDictionary<SandboxProcessId, BubblewrapProcess> processes = new();
    private readonly ConcurrentQueue<BubblewrapProcess> ended = new();
    private readonly WorkspaceMeter meter = new(workspace, host.Time);
    private readonly SemaphoreSlim changing = new(1);
    private readonly Launcher launcher = new(host);
    private readonly SpareSandbox spare = warm ?? new SpareSandbox(host, new Launcher(host));
    private volatile bool closed;
    private int used;

    /// <summary>Starts programs in place of bubblewrap.</summary>
    public ILauncher? OtherLauncher { get; init; }

    /// <summary>The way to ports inside; null: there is none.</summary>
    public Tunnel? Tunnel { get; init; }

    /// <summary>Called once when the last handle is disposed (false) or the sandbox is destroyed (true).</summary>
    public required Func<bool, Task> OnClose { get; init; }

    /// <summary>Called by each dispose; says whether it was the last handle.</summary>
    public required Func<bool> Leave { get; init; }

    public SandboxKey Key => key;

    public SandboxSpec Spec => spec;

    public SandboxCapabilities Capabilities => capabilities;

    public ISandboxFiles Files { get; } = new WorkspaceFiles(workspace, spec.Limits, host.Ids);

    public WorkspaceFolder Workspace => workspace;

    public IReadOnlyList<ISandboxProcess> Processes => [.. processes.Values.Where(process => !process.Completion.IsCompleted)];

    public async Task<Result<ISandboxProcess>> ExecAsync(IReadOnlyList<string> argv, ExecOptions options, CancellationToken cancellationToken) =>
        (await StartAsync(argv, options, null, cancellationToken)).Then(process => Result<ISandboxProcess>.Ok(process));

    public Result<ISandboxProcess> GetProcess(SandboxProcessId id) =>
        processes.TryGetValue(id, out var process) ? process : Error.NotFound("program in this sandbox");

    public async Task<Result<ISandboxTerminal>> OpenTerminalAsync(TerminalOptions options, CancellationToken cancellationToken)
    {
        if (options.Columns is < 1 or > 1000 || options.Rows is < 1 or > 1000)
        {
            return SandboxErrors.SpecInvalid("A terminal has 1 to 1000 columns and rows.");
        }

        var started = await StartAsync(options.Argv, options.Exec, (options.Columns, options.Rows), cancellationToken);
        return started.Then<ISandboxTerminal>(process => new BubblewrapTerminal(process));
    }

    public Task<Result<ICodeContext>> CreateCodeContextAsync(CodeLanguage language, CancellationToken cancellationToken) =>
        CodeContext.StartAsync(this, language, cancellationToken);

    public async Task<Result<SnapshotId>> SnapshotAsync(CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            return closed ? SandboxErrors.Closed() : await Task.Run(() => snapshots.Take(workspace), cancellationToken);
        }
        finally
        {
            changing.Release();
        }
    }

    public async Task<Result<Done>> RestoreAsync(SnapshotId snapshot, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            if (closed || !snapshots.Has(snapshot))
            {
                return closed ? SandboxErrors.Closed() : Error.NotFound("snapshot");
            }

            await KillAllAsync(cancellationToken);
            await Task.Run(() => snapshots.PutBack(snapshot, workspace), CancellationToken.None);
            return default(Done);
        }
        finally
        {
            changing.Release();
        }
    }

    public async Task<Result<Done>> DeleteSnapshotAsync(SnapshotId snapshot, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            return closed ? SandboxErrors.Closed() : await Task.Run(() => snapshots.Remove(snapshot), CancellationToken.None) ? default(Done) : Error.NotFound("snapshot");
        }
        finally
        {
            changing.Release();
        }
    }

    public async Task DestroyAsync(CancellationToken cancellationToken)
    {
        if (!closed)
        {
            await CloseAsync(destroy: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!closed && Leave())
        {
            await CloseAsync(destroy: false);
        }
    }

    private async Task CloseAsync(bool destroy)
    {
        closed = true;
        await changing.WaitAsync(CancellationToken.None);
        try
        {
            await spare.DisposeAsync();
            await KillAllAsync(CancellationToken.None);
            await (Tunnel?.DisposeAsync() ?? ValueTask.CompletedTask);
            await OnClose(destroy);
        }
        finally
        {
            changing.Release();
        }
    }

    private async Task<Result<BubblewrapProcess>> StartAsync(IReadOnlyList<string> argv, ExecOptions options, (int Columns, int Rows)? size, CancellationToken cancellationToken)
    {
        if (SpecRules.Check(argv, options) is { } error)
        {
            return error;
        }

        await host.Slots.WaitAsync(cancellationToken);
        var way = Tunnel?.Register();
        var bridged = spec.Egress is null && way is null ? argv : EgressBridge.Around(argv, spec.Egress is not null, way?.Name);
        var plan = new LaunchPlan(workspace, spec, options.Limits ?? spec.Limits, options, bridged, size) { Tunnel = way, TunnelSocket = Tunnel?.SocketPath };
        var launched = closed ? SandboxErrors.Closed() : await LaunchAsync(plan, cancellationToken);
        if (!launched.IsOk)
        {
            way?.Dispose();
            host.Slots.Release();
            return launched.Error;
        }

        var process = new BubblewrapProcess(host, plan, launched.Value, meter);
        processes[process.Id] = process;
        _ = ForgetAsync(process);
        _ = PrepareNextAsync(process, plan);
        if (closed)
        {
            await process.KillAsync(CancellationToken.None);
            return SandboxErrors.Closed();
        }

        return process;
    }

    private async Task<Result<Launched>> LaunchAsync(LaunchPlan plan, CancellationToken cancellationToken)
    {
        var started = spare.Take(plan) is { } prepared ? await launcher.StartWarmAsync(prepared, plan, cancellationToken) : null;
        return started is not null ? started : await (OtherLauncher ?? launcher).StartAsync(plan, cancellationToken);
    }

    /// <summary>Makes the next sandbox once the program has ended or has had its time to start: making one beside a starting program costs more than it saves.</summary>
    private async Task PrepareNextAsync(BubblewrapProcess process, LaunchPlan plan)
    {
        await Task.WhenAny(process.Completion, Task.Delay(TimeSpan.FromMilliseconds(250), host.Time, CancellationToken.None));
        if (!closed && Interlocked.Increment(ref used) > 1)
        {
            spare.Fill(plan); // Who runs a second program will run a third.
        }
    }

    private async Task ForgetAsync(BubblewrapProcess process)
    {
        await process.Completion;
        host.Slots.Release();
        ended.Enqueue(process);
        while (ended.Count > EndedKept && ended.TryDequeue(out var oldest) && processes.TryRemove(oldest.Id, out _))
        {
            oldest.Dispose();
        }
    }

    private async Task KillAllAsync(CancellationToken cancellationToken)
    {
        foreach (var process in processes.Values)
        {
            await process.KillAsync(cancellationToken);
        }
    }
}
