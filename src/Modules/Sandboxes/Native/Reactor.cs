using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>One thread that waits for all descriptors of all sandboxes (epoll), so that a running program costs no thread.</summary>
internal sealed partial class Reactor : IDisposable
{
    private const int Add = 1;
    private const int Remove = 2;
    private const int Batch = 64;
    private const uint Readable = 0x1;
    private const uint Writable = 0x4;
    private const uint OneShot = 1u << 30;
    private readonly ConcurrentDictionary<ulong, Action> actions = new();
    private readonly Descriptor epoll = Descriptors.Raise(NativeException.Check(Create(Libc.CloseOnExec), "epoll_create1"));
    private readonly (Descriptor Read, Descriptor Write) wake = Descriptors.Pipe(readNonBlocking: true, writeNonBlocking: true);
    private readonly Registration waking; // Held: of what nobody holds, the descriptor is closed, and the end would be waited for for ever.
    private readonly Thread thread;
    private ulong lastKey;
    private volatile bool stopping;

    public Reactor()
    {
        waking = Watch(wake.Read, Readable, static () => { });
        thread = new Thread(Loop) { IsBackground = true, Name = "sandbox-reactor" };
        thread.Start();
    }

    /// <summary>Calls <paramref name="action"/> on the reactor's thread whenever there is something to read (or the end), until disposed. It must not block.</summary>
    public IDisposable WhenReadable(Descriptor descriptor, Action action) => Watch(descriptor, Readable, action);

    /// <summary>Ends once there is something to read (or the end).</summary>
    public Task ReadableAsync(Descriptor descriptor, CancellationToken cancellationToken) => OnceAsync(descriptor, Readable, cancellationToken);

    /// <summary>Ends once something can be written (or the reader has gone).</summary>
    public Task WritableAsync(Descriptor descriptor, CancellationToken cancellationToken) => OnceAsync(descriptor, Writable, cancellationToken);

    public void Dispose()
    {
        stopping = true;
        _ = Descriptors.TryWrite(wake.Write, [1]);
        thread.Join();
        waking.Dispose();
        wake.Read.Dispose();
        wake.Write.Dispose();
        epoll.Dispose();
    }

    private async Task OnceAsync(Descriptor descriptor, uint events, CancellationToken cancellationToken)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = Watch(descriptor, events | OneShot, () => signal.TrySetResult());
        await using var registration = cancellationToken.Register(() => signal.TrySetCanceled(cancellationToken));
        await signal.Task;
    }

    private unsafe Registration Watch(Descriptor descriptor, uint events, Action action)
    {
        // A duplicate, so that two watches of one descriptor do not collide and closing the original leaves ours valid.
        var own = Descriptors.Duplicate(descriptor);
        var key = Interlocked.Increment(ref lastKey);
        actions[key] = action;
        var entry = stackalloc byte[EpollEvent.MaxSize];
        EpollEvent.Set(entry, events, key);
        NativeException.Check(Change(epoll.Number, Add, own.Number, entry), "epoll_ctl");
        return new Registration(this, own, key);
    }

    private unsafe void Loop()
    {
        var ready = stackalloc byte[Batch * EpollEvent.MaxSize];
        while (!stopping)
        {
            var count = Wait(epoll.Number, ready, Batch, -1);
            for (var i = 0; i < count; i++)
            {
                if (actions.TryGetValue(EpollEvent.Key(ready, i), out var action))
                {
                    action();
                }
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static unsafe partial int Change(int epoll, int operation, int fd, byte* entry);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static unsafe partial int Wait(int epoll, byte* entries, int size, int timeout);

    private sealed unsafe class Registration(Reactor reactor, Descriptor own, ulong key) : IDisposable
    {
        public void Dispose()
        {
            if (reactor.actions.TryRemove(key, out _))
            {
                var unused = stackalloc byte[EpollEvent.MaxSize];
                _ = Change(reactor.epoll.Number, Remove, own.Number, unused);
                own.Dispose();
            }
        }
    }
}
