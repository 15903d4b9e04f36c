using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Persistence;
using Cadre.Crdt;

namespace Cadre.Canvases.Live.Documents;

/// <summary>Changes that are in the document in memory and not in the log yet, and who waits for them.</summary>
internal sealed class ChangeBatch
{
    public List<LoggedUpdate> Updates { get; } = [];

    /// <summary>The connection each change came from.</summary>
    public List<DocumentConnection?> Sources { get; } = [];

    public List<TaskCompletionSource<bool>> Waiters { get; } = [];

    public long Bytes { get; private set; }

    /// <summary>The whole state after the batch, when a checkpoint is due.</summary>
    public byte[]? Checkpoint { get; set; }

    public void Add(LoggedUpdate update, DocumentConnection? source)
    {
        Updates.Add(update);
        Sources.Add(source);
        Bytes += update.Data.Length;
    }

    /// <summary>Sends the changes as one, to all but a single author.</summary>
    public void SendTo(IReadOnlyList<DocumentConnection> everybody)
    {
        if (Updates.Count == 0)
        {
            return;
        }

        var message = SyncProtocol.Update(Crdt.Updates.Merge([.. Updates.Select(update => update.Data)]));
        var author = Sources.Distinct().Take(2).ToList() is [{ } only] ? only : null;
        foreach (var connection in everybody)
        {
            if (connection != author)
            {
                connection.Send(message);
            }
        }
    }

    /// <summary>Tells those who wait whether the changes are durable.</summary>
    public void Complete(bool durable)
    {
        foreach (var waiter in Waiters)
        {
            waiter.TrySetResult(durable);
        }
    }
}
