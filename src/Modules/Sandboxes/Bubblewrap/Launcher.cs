using Cadre.Kernel;
using Cadre.Sandboxes.Native;
using Cadre.Sandboxes.Watching;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>
/// Starts programs. (1) The spawner thread starts bubblewrap with pipes and a control socket. (2) A shell inside says READY and waits. (3) We learn the
/// namespace's init, hold it by descriptor and wait until it has its own parent-death signal. (4) Limits and control group are put on. (5) GO: only now does the
/// program itself start. If we die before, the shell reads the end of the socket and ends; if we die after, the kernel ends bubblewrap, then init, then everything.
/// Between 3 and 4 a sandbox may wait for its program: that is a warm start.
/// </summary>
internal sealed class Launcher(BubblewrapHost host) : ILauncher
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Starts a program in a new sandbox.</summary>
    public async Task<Result<Launched>> StartAsync(LaunchPlan plan, CancellationToken cancellationToken)
    {
        var gate = plan.Size is null ? Handshake.Gate : Handshake.TerminalGate;
        var prepared = await PrepareAsync(plan, gate, plan.Argv, cancellationToken);
        return prepared.IsOk ? await ReleaseAsync(prepared.Value, plan.Limits, "\n"u8.ToArray(), cancellationToken) : prepared.Error;
    }

    /// <summary>Makes a sandbox whose program will be told later.</summary>
    public Task<Result<PreparedSandbox>> PrepareAsync(LaunchPlan plan, CancellationToken cancellationToken) =>
        PrepareAsync(plan with { Exec = new ExecOptions(), Size = null }, Handshake.WaitingGate, [], cancellationToken); // Never on a terminal, whoever ran before.

    /// <summary>Starts a program in a sandbox that waits for it; null when that one has ended or the program cannot be told to it.</summary>
    public async Task<Launched?> StartWarmAsync(PreparedSandbox prepared, LaunchPlan plan, CancellationToken cancellationToken)
    {
        if (ShellWords.Start(plan.Argv, plan.Exec) is not { } words)
        {
            await prepared.AbortAsync(host.Reactor);
            return null;
        }

        var released = await ReleaseAsync(prepared, plan.Limits, words, cancellationToken);
        return released.IsOk ? released.Value : null;
    }

    private static bool SetLimits(int pid, SandboxLimits limits) =>
        ResourceLimits.Set(pid, ResourceLimits.Core, 0)
        && ResourceLimits.Set(pid, ResourceLimits.FileSize, (ulong)limits.WorkspaceBytes)
        && ResourceLimits.Set(pid, ResourceLimits.Data, (ulong)limits.MemoryBytes * 4)
        && ResourceLimits.Set(pid, ResourceLimits.Processes, (ulong)limits.Processes + 1) // The namespace's init counts too.
        && ResourceLimits.Set(pid, ResourceLimits.OpenFiles, (ulong)limits.OpenFiles)
        && ResourceLimits.Set(pid, ResourceLimits.LockedMemory, 8 * 1024 * 1024)
        && ResourceLimits.Set(pid, ResourceLimits.MessageQueues, 0);

    private async Task<Result<PreparedSandbox>> PrepareAsync(LaunchPlan plan, string gate, IReadOnlyList<string> argv, CancellationToken cancellationToken)
    {
        var layout = host.LayoutFor(plan.Workspace);
        var places = host.Staging?.Plan([layout.WorkspacePath, layout.EtcPath, .. plan.Spec.ReadOnlyMounts.Select(mount => mount.HostPath), .. plan.Spec.Egress is { } way ? [way.ProxySocketPath] : Array.Empty<string>(), .. plan.TunnelSocket is { } tunnel ? [tunnel] : Array.Empty<string>()]) ?? new Dictionary<string, string>(StringComparer.Ordinal);
        var arguments = BubblewrapArguments.Build(layout, plan, places, host.Protections.Shape);
        var prepared = new PreparedSandbox(new LaunchDescriptors(plan, host.Protections.Filter, arguments), plan.Workspace);
        Task<Error?> Build(CancellationToken token) => BuildAsync(prepared, gate, argv, token);
        var failure = await GuardedAsync(prepared, token => host.Staging?.ShowAsync(places, () => Build(token)) ?? Build(token), cancellationToken);
        return failure is null ? prepared : failure;
    }

    private async Task<Result<Launched>> ReleaseAsync(PreparedSandbox prepared, SandboxLimits limits, byte[] message, CancellationToken cancellationToken)
    {
        var failure = await GuardedAsync(prepared, token => GoAsync(prepared, limits, message, token), cancellationToken);
        var descriptors = prepared.Descriptors;
        return failure is null
            ? new Launched(prepared.Outer!, prepared.Init!, prepared.InitPid, prepared.ProgramPid, descriptors.Stdin, descriptors.Stdout, descriptors.Stderr, prepared.Cgroup) // Set by BuildAsync.
            : failure;
    }

    /// <summary>Does a part of a start; on any failure ends what there is so far.</summary>
    private async Task<Error?> GuardedAsync(PreparedSandbox prepared, Func<CancellationToken, Task<Error?>> part, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var timer = host.Time.CreateTimer(_ => timeout.Cancel(), null, StartTimeout, Timeout.InfiniteTimeSpan);
        Error? failure;
        try
        {
            failure = await part(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            await prepared.AbortAsync(host.Reactor);
            cancellationToken.ThrowIfCancellationRequested();
            return SandboxErrors.StartFailed($"it was not ready within {StartTimeout.TotalSeconds} s");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failure = SandboxErrors.StartFailed(exception.Message);
        }

        if (failure is not null)
        {
            await prepared.AbortAsync(host.Reactor);
        }

        return failure;
    }

    private async Task<Error?> BuildAsync(PreparedSandbox prepared, string gate, IReadOnlyList<string> argv, CancellationToken cancellationToken)
    {
        var descriptors = prepared.Descriptors;
        cancellationToken.ThrowIfCancellationRequested();
        var (outerPid, outer) = await host.Spawner.StartAsync(prepared.Workspace.User, () => descriptors.Spawn(host.Options.BubblewrapPath, host.ProcessName, gate, argv)); // 1
        prepared.Outer = outer;
        descriptors.CloseTheirs();
        prepared.Cgroup = host.Cgroups?.Create(host.Ids.NewGuid().ToString("N"));
        prepared.Cgroup?.Attach(outerPid); // The first move of a process waits for the kernel's readers: better while bubblewrap builds than after READY.
        var handshake = new Handshake(host.Reactor, descriptors);
        if (!await handshake.ReadyAsync(cancellationToken)) // 2
        {
            return SandboxErrors.StartFailed(await handshake.ErrorsAsync(cancellationToken));
        }

        prepared.InitPid = await handshake.InitPidAsync(cancellationToken); // 3
        prepared.Init = ProcessDescriptor.Open(prepared.InitPid);
        var program = await Handshake.SettledAsync(prepared.InitPid, host.Time, cancellationToken);
        if (prepared.Init is null || program is not { } programPid || ProcFiles.Stat(prepared.InitPid)?.Parent != outerPid)
        {
            return SandboxErrors.StartFailed("its first process ended during the start");
        }

        prepared.ProgramPid = programPid;
        prepared.Cgroup?.Attach(prepared.InitPid);
        prepared.Cgroup?.Attach(programPid);
        return null;
    }

    private async Task<Error?> GoAsync(PreparedSandbox prepared, SandboxLimits limits, byte[] message, CancellationToken cancellationToken)
    {
        prepared.Cgroup?.Limit(limits); // 4
        if (host.Protections.ResourceLimits && !await host.Spawner.RunAsync(prepared.Workspace.User, () => SetLimits(prepared.ProgramPid, limits)))
        {
            return SandboxErrors.StartFailed("its program ended during the start");
        }

        await new Handshake(host.Reactor, prepared.Descriptors).GoAsync(message, cancellationToken); // 5
        prepared.Descriptors.CloseHandshake();
        return null;
    }
}
