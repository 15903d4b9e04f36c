using System.Diagnostics.CodeAnalysis;
using Cadre.Kernel;
using Cadre.Sandboxes.Native;
using Cadre.Sandboxes.Output;
using Cadre.Sandboxes.Watching;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>A program that runs in namespaces of its own.</summary>
internal sealed class BubblewrapProcess : ISandboxProcess, IWatched, IDisposable
{
    private const long TerminalWindow = 1 << 20;
    private const int WindowChanged = 28;
    private readonly BubblewrapHost host;
    private readonly Launched launched;
    private readonly TunnelEnd? tunnel;
    private readonly SandboxLimits limits;
    private readonly OutputLog log;
    private readonly List<OutputPump> pumps = [];
    private readonly ProgramMeter meter;
    private readonly long startedAt;
    private int stopReason = -1;

    public BubblewrapProcess(BubblewrapHost host, LaunchPlan plan, Launched launched, WorkspaceMeter workspace)
    {
        this.host = host;
        this.launched = launched;
        limits = plan.Limits;
        Id = host.Ids.New<SandboxProcessId>();
        startedAt = host.Time.GetTimestamp();
        log = new OutputLog(limits.LiveOutputBytes, limits.OutputBytes, host.Store.SpoolFolder, () => host.Ids.NewGuid().ToString("N"), plan.Size is null ? 0 : TerminalWindow);
        tunnel = plan.Tunnel;
        meter = new ProgramMeter(launched, limits, workspace, host.Time);
        Stdin = OpenStdin(plan);
        pumps.Add(new OutputPump(host.Reactor, launched.Stdout, OutputKind.Stdout, log, () => Stop(StopReason.Output)));
        if (launched.Stderr is { } errors)
        {
            pumps.Add(new OutputPump(host.Reactor, errors, OutputKind.Stderr, log, () => Stop(StopReason.Output)));
        }

        Completion = CompleteAsync();
        if (host.Protections.Watchdog)
        {
            host.Watchdog.Add(this);
        }
    }

    public SandboxProcessId Id { get; }

    public Stream? Stdin { get; }

    public Task<SandboxExit> Completion { get; }

    public SandboxUsage Usage => meter.Usage;

    public IReadOnlyList<int> ListeningPorts => Completion.IsCompleted ? [] : ListeningSockets.Ports(launched.InitPid);

    public Task<Result<Stream>> DialAsync(int port, CancellationToken cancellationToken) =>
        tunnel is null ? Task.FromResult<Result<Stream>>(SandboxErrors.NoPorts())
        : Completion.IsCompleted ? Task.FromResult<Result<Stream>>(SandboxErrors.ProcessEnded())
        : tunnel.DialAsync(port, cancellationToken);

    public IAsyncEnumerable<OutputChunk> OutputAsync(long cursor, CancellationToken cancellationToken) => log.ReadAsync(cursor, cancellationToken);

    public async Task<Result<Done>> SignalAsync(int signal, CancellationToken cancellationToken)
    {
        if (signal is < 1 or > 31)
        {
            return SandboxErrors.SpecInvalid($"{signal} is no signal from 1 to 31.");
        }

        // Our child init holds the number: while init lives it is not given to another process of the host unless the program has ended.
        using var program = Completion.IsCompleted ? null : ProcessDescriptor.Open(launched.ProgramPid);
        var reached = program is not null && ProcFiles.Stat(launched.ProgramPid)?.Parent == launched.InitPid && ProcessDescriptor.Signal(program, signal);
        await Task.CompletedTask.WaitAsync(cancellationToken);
        return reached ? default(Done) : SandboxErrors.ProcessEnded();
    }

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        Stop(StopReason.Cancelled);
        await Completion.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Look()
    {
        if (host.Time.GetElapsedTime(startedAt) > limits.Wall)
        {
            Stop(StopReason.Wall);
        }
        else if (meter.Look() is { } reason)
        {
            Stop(reason);
        }
    }

    /// <summary>The terminal's outer side.</summary>
    public void Resize(int columns, int rows)
    {
        Terminal.Resize(launched.Stdout, columns, rows);
        ProcessDescriptor.Signal(launched.Outer, WindowChanged); // Container engines pass it on; bubblewrap ignores it.
    }

    public void Dispose() => log.Dispose();

    /// <summary>Ends everything inside: the namespace's init, and with it the kernel ends the rest.</summary>
    private void Stop(StopReason reason)
    {
        if (Interlocked.CompareExchange(ref stopReason, (int)reason, -1) == -1 && !launched.Init.IsClosed)
        {
            ProcessDescriptor.Signal(launched.Init, 9);
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stream is the caller's.")]
    private StdinStream? OpenStdin(LaunchPlan plan)
    {
        if (plan.Size is not null)
        {
            return new StdinStream(host.Reactor, launched.Stdout, ownsTarget: false);
        }

        if (plan.Exec.KeepStdinOpen)
        {
            return new StdinStream(host.Reactor, launched.Stdin!, ownsTarget: true); // Without a terminal there is a pipe.
        }

        launched.Stdin!.Dispose();
        return null;
    }

    private async Task<SandboxExit> CompleteAsync()
    {
        // 1. The outer process ends with the program, and init by its parent-death signal; to be sure it is killed, and waited for.
        await host.Reactor.ReadableAsync(launched.Outer, CancellationToken.None);
        host.Watchdog.Remove(this);
        meter.LookLast();
        ProcessDescriptor.Signal(launched.Init, 9);
        await host.Reactor.ReadableAsync(launched.Init, CancellationToken.None);
        var code = ProcessDescriptor.Reap(launched.Outer);
        var wall = host.Time.GetElapsedTime(startedAt);

        // 2. Nobody can write any more: what is in the pipes is all there is.
        foreach (var pump in pumps)
        {
            pump.Drain();
            await pump.Ended;
        }

        // 3. Figures, then everything is released, then the end is told.
        var reason = stopReason >= 0 ? (StopReason)stopReason : meter.KernelStopped() ?? StopReason.Exit;
        var exit = new SandboxExit(reason == StopReason.Exit ? code : Math.Max(code, 128 + 9), reason, wall, meter.Usage.Cpu, meter.PeakMemoryBytes, log.Length);
        Release();
        log.Complete(exit);
        return exit;
    }

    private void Release()
    {
        foreach (var pump in pumps)
        {
            pump.Close();
        }

        tunnel?.Dispose();
        launched.Stdin?.Dispose();
        launched.Cgroup?.Dispose();
        launched.Outer.Dispose();
        launched.Init.Dispose();
    }
}
