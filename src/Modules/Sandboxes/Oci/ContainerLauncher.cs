using System.Runtime.InteropServices;
using System.Text;
using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Cgroups;
using Cadre.Sandboxes.Native;
using Cadre.Sandboxes.Watching;

namespace Cadre.Sandboxes.Oci;

/// <summary>
/// Starts programs in containers. (1) The engine runs a container whose first processes are two shells; the inner one waits at a pipe. (2) We learn the container's init,
/// hold it by descriptor, and the waiting shell, which will be the program. (3) Its limit of processes and the control group are put on: earlier the threads of the engine's
/// own program would count, and it would fail where it needs a few more. (4) The pipe is written: only now does the program start. If we die, the guardian ends the
/// container, waiting or running.
/// </summary>
internal sealed partial class ContainerLauncher(ContainerHost host, IContainerEngine engine) : ILauncher
{
    private const int MaxErrors = 2000;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60); // Engines may first fetch an image.
    private readonly BubblewrapHost shared = host.Host;

    public async Task<Result<Launched>> StartAsync(LaunchPlan plan, CancellationToken cancellationToken)
    {
        var name = $"cadre-{shared.Ids.NewGuid():N}";
        var folder = Directory.CreateDirectory(Path.Combine(host.Folder, name)).FullName;
        var gate = Path.Combine(folder, "gate");
        NativeException.Check(MakePipe(gate, 0x1A4), "mkfifo"); // 0644
        var container = new ContainerPlan(name, folder, gate, plan);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var timer = shared.Time.CreateTimer(_ => timeout.Cancel(), null, StartTimeout, Timeout.InfiniteTimeSpan);
        var streams = new ContainerStreams(plan);
        var (outerPid, outer) = await shared.Spawner.StartAsync(null, () => engine.Spawn(engine.Run(container), streams.Theirs, streams.Terminal)); // 1
        streams.CloseTheirs();
        _ = RemoveWhenEndedAsync(outerPid, folder);
        var started = new Starting(outer, streams);
        try
        {
            return await LetGoAsync(container, started, timeout.Token) is { } failure ? await AbortAsync(started, failure) : started.ToLaunched();
        }
        catch (OperationCanceledException)
        {
            await AbortAsync(started, SandboxErrors.Closed());
            cancellationToken.ThrowIfCancellationRequested();
            return SandboxErrors.StartFailed($"it was not ready within {StartTimeout.TotalSeconds} s");
        }
        catch (IOException exception)
        {
            return await AbortAsync(started, SandboxErrors.StartFailed(exception.Message));
        }
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakePipe(string path, uint mode);

    private async Task<Error?> LetGoAsync(ContainerPlan container, Starting started, CancellationToken cancellationToken)
    {
        var ended = shared.Reactor.ReadableAsync(started.Outer, cancellationToken);
        int? init = null;
        for (var attempt = 0; init is null; attempt++) // 2
        {
            if (ended.IsCompleted)
            {
                return SandboxErrors.StartFailed(await ErrorsAsync(started.Streams, cancellationToken));
            }

            init = await engine.FindInitAsync(container, cancellationToken);
            if (init is null)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(attempt < 50 ? 2 : 20), shared.Time, cancellationToken);
            }
        }

        started.InitPid = init.Value;
        started.Init = ProcessDescriptor.Open(init.Value);
        if (started.Init is null || await Handshake.SettledAsync(init.Value, shared.Time, cancellationToken) is not { } program)
        {
            return SandboxErrors.StartFailed("its first process ended during the start");
        }

        started.ProgramPid = program;
        var processes = (ulong)container.Launch.Limits.Processes + 1; // The container's init counts too.
        if (!await shared.Spawner.RunAsync(container.Launch.Workspace.User, () => ResourceLimits.Set(program, ResourceLimits.Processes, processes))) // 3
        {
            return SandboxErrors.StartFailed("its program ended during the start");
        }

        if (shared.Cgroups?.Create(shared.Ids.NewGuid().ToString("N")) is { } group)
        {
            started.Cgroup = group;
            group.Limit(container.Launch.Limits with { Processes = container.Launch.Limits.Processes + 1 });
            group.Attach(init.Value);
            group.Attach(program);
        }

        await using var gate = new FileStream(container.GatePath, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, BufferSize = 0 }); // 4: opened both ways it never waits for a reader.
        await gate.WriteAsync("\n"u8.ToArray(), cancellationToken);
        await ReadAsync(program, shared.Time, cancellationToken);
        return null;
    }

    /// <summary>Waits until the shell has read its line, for what lies in a pipe is lost when its last end is closed.</summary>
    private static async Task ReadAsync(int program, TimeProvider time, CancellationToken cancellationToken)
    {
        var waiting = ProcFiles.Read($"/proc/{program}/cmdline");
        for (var attempt = 0; attempt < 200 && ProcFiles.Read($"/proc/{program}/cmdline") is { } now && now == waiting; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(attempt < 20 ? 0.5 : 5), time, cancellationToken);
        }
    }

    private async Task<Error> AbortAsync(Starting started, Error failure)
    {
        ProcessDescriptor.Signal(started.Init ?? started.Outer, started.Init is null ? 15 : 9); // An engine that is told to end takes its container along.
        await shared.Reactor.ReadableAsync(started.Outer, CancellationToken.None);
        _ = ProcessDescriptor.Reap(started.Outer);
        started.Close();
        return failure;
    }

    private async Task RemoveWhenEndedAsync(int outerPid, string folder)
    {
        using var outer = ProcessDescriptor.Open(outerPid);
        if (outer is not null)
        {
            await shared.Reactor.ReadableAsync(outer, CancellationToken.None);
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> ErrorsAsync(ContainerStreams streams, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[1024];
        int count;
        while (text.Length < MaxErrors && (count = Descriptors.TryRead(streams.Stderr ?? streams.Stdout, buffer)) > 0)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        await Task.CompletedTask.WaitAsync(cancellationToken);
        return text.Length == 0 ? "it ended at once" : text.ToString().Trim();
    }

    /// <summary>What there is of a container during its start.</summary>
    private sealed class Starting(Descriptor outer, ContainerStreams streams)
    {
        public Descriptor Outer { get; } = outer;

        public ContainerStreams Streams { get; } = streams;

        public ICgroup? Cgroup { get; set; }

        public Descriptor? Init { get; set; }

        public int InitPid { get; set; }

        public int ProgramPid { get; set; }

        public Launched ToLaunched() => new(Outer, Init!, InitPid, ProgramPid, Streams.Stdin, Streams.Stdout, Streams.Stderr, Cgroup); // Let go: the init is held.

        public void Close()
        {
            Outer.Dispose();
            Init?.Dispose();
            Streams.CloseOurs();
            Cgroup?.Dispose();
        }
    }
}
