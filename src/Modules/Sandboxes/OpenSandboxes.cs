using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>The sandboxes of a provider that are open, by workspace and key, each with the number of its handles.</summary>
internal sealed class OpenSandboxes<T> : IAsyncDisposable
    where T : class, ISandbox
{
    private readonly ConcurrentDictionary<SandboxPlace, Entry> open = new();
    private readonly SemaphoreSlim opening = new(1);

    /// <summary>Probing and opening happen one at a time.</summary>
    public async Task<TResult> AloneAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Another handle of one that is open already.</summary>
    public bool TryShare(SandboxPlace place, [NotNullWhen(true)] out T? sandbox)
    {
        sandbox = open.TryGetValue(place, out var shared) ? shared.Sandbox : null;
        if (shared is not null)
        {
            shared.Handles++;
        }

        return shared is not null;
    }

    /// <summary>The first handle.</summary>
    public T Add(SandboxPlace place, T sandbox)
    {
        open[place] = new Entry(sandbox);
        return sandbox;
    }

    /// <summary>Gives a handle back; true when it was the last.</summary>
    public bool Leave(SandboxPlace place)
    {
        opening.Wait(CancellationToken.None);
        try
        {
            return !open.TryGetValue(place, out var entry) || --entry.Handles <= 0;
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>It is closed.</summary>
    public void Remove(SandboxPlace place) => open.TryRemove(place, out _);

    /// <summary>Closes all, whoever holds handles.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var entry in open.Values)
        {
            entry.Handles = 1;
            await entry.Sandbox.DisposeAsync();
        }

        opening.Dispose();
    }

    private sealed class Entry(T sandbox)
    {
        public T Sandbox { get; } = sandbox;

        public int Handles { get; set; } = 1;
    }
}

/// <summary>Where a sandbox is open.</summary>
internal readonly record struct SandboxPlace(WorkspaceId Workspace, SandboxKey Key);
