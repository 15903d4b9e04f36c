using Cadre.Connections.Gateway;
using Cadre.Kernel;

namespace Cadre.Connections.Caching;

/// <summary>Stored answers in memory, apart for each workspace, at most so many bytes in all; those that were not used for longest go first.</summary>
internal sealed class AnswerCache(ConnectionsOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(WorkspaceId Workspace, Uri Url), LinkedListNode<Stored>> entries = [];
    private readonly LinkedList<Stored> byUse = [];
    private long held;

    /// <summary>Bytes held now.</summary>
    public long HeldBytes
    {
        get
        {
            lock (gate)
            {
                return held;
            }
        }
    }

    /// <summary>The entry that answers a request, fresh or not.</summary>
    public CacheEntry? Find(WorkspaceId workspace, EgressHop hop)
    {
        lock (gate)
        {
            if (!entries.TryGetValue((workspace, hop.Url), out var node) || !CacheRules.Matches(node.Value.Entry, hop))
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Entry;
        }
    }

    /// <summary>Stores an answer in place of an earlier one; too large ones are let go.</summary>
    public void Store(WorkspaceId workspace, Uri url, CacheEntry entry)
    {
        lock (gate)
        {
            Drop((workspace, url));
            if (entry.Size > options.CacheEntryBytes || entry.Size > options.CacheBytes)
            {
                return;
            }

            entries[(workspace, url)] = byUse.AddFirst(new Stored((workspace, url), entry));
            held += entry.Size;
            while (held > options.CacheBytes && byUse.Last is { } oldest)
            {
                Drop(oldest.Value.Key);
            }
        }
    }

    /// <summary>Forgets an answer: something was changed at its address.</summary>
    public void Forget(WorkspaceId workspace, Uri url)
    {
        lock (gate)
        {
            Drop((workspace, url));
        }
    }

    private void Drop((WorkspaceId Workspace, Uri Url) key)
    {
        if (entries.Remove(key, out var node))
        {
            byUse.Remove(node);
            held -= node.Value.Entry.Size;
        }
    }

    private sealed record Stored((WorkspaceId Workspace, Uri Url) Key, CacheEntry Entry);
}
