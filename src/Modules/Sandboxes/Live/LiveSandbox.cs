using System.Collections.Concurrent;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Sandboxes.Persistence;

namespace Cadre.Sandboxes.Live;

/// <summary>A persistent sandbox that is open on this node.</summary>
internal sealed class LiveSandbox(ISandbox sandbox, ISandboxProxy? proxy, SandboxRow row, TimeProvider time) : IAsyncDisposable
{
    private long usedAt = time.GetTimestamp();
    private int visits;

    public ISandbox Sandbox => sandbox;

    public SandboxRow Row => row;

    /// <summary>The interpreters that keep their state.</summary>
    public ConcurrentDictionary<Guid, ICodeContext> Contexts { get; } = new();

    /// <summary>What runs, as it was asked for.</summary>
    public ConcurrentDictionary<SandboxProcessId, string> Commands { get; } = new();

    /// <summary>Held by whoever must be alone in it.</summary>
    public SemaphoreSlim Alone { get; } = new(1);

    /// <summary>Whether somebody is in it or something runs.</summary>
    public bool IsBusy => Volatile.Read(ref visits) > 0 || sandbox.Processes.Count > 0;

    /// <summary>Since when nobody has been in it.</summary>
    public TimeSpan Idle => time.GetElapsedTime(Volatile.Read(ref usedAt));

    /// <summary>Replaces the hosts that it reaches besides those on its own list.</summary>
    public void Reach(IReadOnlyList<string> hosts) => proxy?.Allow(hosts);

    /// <summary>The outside calls from it that were refused since then.</summary>
    public IReadOnlyList<Error> RefusedSince(DateTimeOffset since) => proxy?.RefusedSince(since) ?? [];

    public void Enter() => Interlocked.Increment(ref visits);

    public void Leave()
    {
        Volatile.Write(ref usedAt, time.GetTimestamp());
        Interlocked.Decrement(ref visits);
    }

    /// <summary>Keeps what a program was asked for as long as it runs.</summary>
    public void Note(ISandboxProcess process, string command)
    {
        Commands[process.Id] = command;
        _ = process.Completion.ContinueWith(_ => Commands.TryRemove(process.Id, out string? _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Ends everything in it and removes its files.</summary>
    public Task DestroyAsync(CancellationToken cancellationToken) => sandbox.DestroyAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var context in Contexts.Values)
        {
            await context.DisposeAsync();
        }

        await sandbox.DisposeAsync();
        if (proxy is not null)
        {
            await proxy.DisposeAsync();
        }
    }
}
