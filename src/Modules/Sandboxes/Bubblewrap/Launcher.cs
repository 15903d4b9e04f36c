using Cadre.Kernel;
using Cadre.Sandboxes.Cgroups;
using Cadre.Sandboxes.Native;
using Cadre.Sandboxes.Watching;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>
/// Starts programs. (1) The spawner thread starts bubblewrap with pipes and a control socket. (2) A shell inside says READY and waits. (3) We learn the
/// namespace's init, hold it by descriptor and wait until it has its own parent-death signal. (4) Limits and control group are put on. (5) GO: only now does the
/// program itself start. If we die before, the shell reads the end of the socket and ends; if we die after, the kernel ends bubblewrap, then init, then everything.
/// </summary>
internal sealed class Launcher(BubblewrapHost host)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Starts a program.</summary>
    public async Task<Result<Launched>> StartAsync(LaunchPlan plan, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var timer = host.Time.CreateTimer(_ => timeout.Cancel(), null, StartTimeout, Timeout.InfiniteTimeSpan);
        var arguments = BubblewrapArguments.Build(host.LayoutFor(plan.Workspace), plan.Spec, plan.Limits, plan.Exec, plan.Size is not null);
        var descriptors = new LaunchDescriptors(plan, host.Filter, arguments);
        var attempt = new Attempt(descriptors);
        try
        {
            var result = await RunAsync(plan, attempt, timeout.Token);
            if (!result.IsOk)
            {
                await attempt.AbortAsync(host.Reactor);
            }

            return result;
        }
        catch (OperationCanceledException)
        {
            await attempt.AbortAsync(host.Reactor);
            cancellationToken.ThrowIfCancellationRequested();
            return SandboxErrors.StartFailed($"it was not ready within {StartTimeout.TotalSeconds} s");
        }
        catch (IOException exception)
        {
            await attempt.AbortAsync(host.Reactor);
            return SandboxErrors.StartFailed(exception.Message);
        }
    }

    private async Task<Result<Launched>> RunAsync(LaunchPlan plan, Attempt attempt, CancellationToken cancellationToken)
    {
        var descriptors = attempt.Descriptors;
        var (outerPid, outer) = await host.Spawner.StartAsync(plan.Workspace.User, () => descriptors.Spawn(host.Options.BubblewrapPath, host.ProcessName, plan.Size is null ? Handshake.Gate : Handshake.TerminalGate, plan.Argv)); // 1
        attempt.Outer = outer;
        descriptors.CloseTheirs();
        attempt.Cgroup = host.Cgroups?.Create(host.Ids.NewGuid().ToString("N"), plan.Limits);
        attempt.Cgroup?.Attach(outerPid); // The first move of a process waits for the kernel's readers: better while bubblewrap builds than after READY.
        var handshake = new Handshake(host.Reactor, descriptors);
        if (!await handshake.ReadyAsync(cancellationToken)) // 2
        {
            return SandboxErrors.StartFailed(await handshake.ErrorsAsync(cancellationToken));
        }

        var initPid = await handshake.InitPidAsync(cancellationToken); // 3
        attempt.Init = ProcessDescriptor.Open(initPid);
        var program = await Handshake.SettledAsync(initPid, host.Time, cancellationToken);
        if (attempt.Init is null || program is not { } programPid || ProcFiles.Stat(initPid)?.Parent != outerPid)
        {
            return SandboxErrors.StartFailed("its first process ended during the start");
        }

        if (attempt.Cgroup is { } cgroup) // 4
        {
            cgroup.Attach(initPid);
            cgroup.Attach(programPid);
        }

        if (!await host.Spawner.RunAsync(plan.Workspace.User, () => SetLimits(programPid, plan.Limits)))
        {
            return SandboxErrors.StartFailed("its program ended during the start");
        }

        handshake.Go(); // 5
        descriptors.CloseHandshake();
        return new Launched(outer, attempt.Init, initPid, programPid, descriptors.Stdin, descriptors.Stdout, descriptors.Stderr, attempt.Cgroup);
    }

    private static bool SetLimits(int pid, SandboxLimits limits) =>
        ResourceLimits.Set(pid, ResourceLimits.Core, 0)
        && ResourceLimits.Set(pid, ResourceLimits.FileSize, (ulong)limits.WorkspaceBytes)
        && ResourceLimits.Set(pid, ResourceLimits.Data, (ulong)limits.MemoryBytes * 4)
        && ResourceLimits.Set(pid, ResourceLimits.Processes, (ulong)limits.Processes)
        && ResourceLimits.Set(pid, ResourceLimits.OpenFiles, (ulong)limits.OpenFiles)
        && ResourceLimits.Set(pid, ResourceLimits.LockedMemory, 8 * 1024 * 1024)
        && ResourceLimits.Set(pid, ResourceLimits.MessageQueues, 0);

    /// <summary>What a start holds until it has succeeded.</summary>
    private sealed class Attempt(LaunchDescriptors descriptors)
    {
        public LaunchDescriptors Descriptors { get; } = descriptors;

        public Descriptor? Outer { get; set; }

        public Descriptor? Init { get; set; }

        public ICgroup? Cgroup { get; set; }

        /// <summary>Ends whatever runs: without GO nothing foreign has run yet.</summary>
        public async Task AbortAsync(Reactor reactor)
        {
            // The shell inside reads the end of the socket and ends, and bubblewrap with it. Killing bubblewrap here would leave its child waiting for ever.
            Descriptors.CloseTheirs();
            Descriptors.Control.Dispose();
            if (Init is { } init)
            {
                ProcessDescriptor.Signal(init, 9);
                await reactor.ReadableAsync(init, CancellationToken.None);
                init.Dispose();
            }

            if (Outer is { } outer)
            {
                await reactor.ReadableAsync(outer, CancellationToken.None);
                _ = ProcessDescriptor.Reap(outer);
                outer.Dispose();
            }

            Descriptors.CloseAll();
            Cgroup?.Dispose();
        }
    }
}
