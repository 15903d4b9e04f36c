using Cadre.Canvases.Comments;
using Cadre.Canvases.Guarding;
using Cadre.Canvases.Live.Presences;
using Cadre.Canvases.Persistence;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live;

/// <summary>
/// A document in memory, owned by this node. All access is under one lock; changes leave through the <see cref="DocumentWriter"/>,
/// which makes them durable before anybody else sees them.
/// </summary>
internal sealed class LiveDocument : ISharedDocument
{
    private readonly Lock gate = new();
    private readonly Doc doc = new(new DocOptions { CleanFormatting = false });
    private readonly List<DocumentConnection> connections = [];
    private readonly PresenceRoom presence;
    private readonly IncomingMessages incoming;
    private readonly CommentStamps comments;
    private readonly LiveDocumentsOptions options;
    private readonly TimeProvider time;
    private readonly Action changed;
    private ChangeBatch batch = new();
    private long sinceCheckpointBytes;
    private int sinceCheckpointUpdates;
    private long lastUse;
    private long changes;
    private bool closed;

    /// <summary>Builds the document; <paramref name="changed"/> is called when there is something to write or send.</summary>
    public LiveDocument(DocumentKey key, StoredDocument stored, LiveDocumentsOptions options, TimeProvider time, Action changed)
    {
        Key = key;
        this.options = options;
        this.time = time;
        this.changed = changed;
        presence = new PresenceRoom(time);
        var guard = new UpdateGuard();
        incoming = new IncomingMessages(doc, presence, guard, options);
        lastUse = time.GetTimestamp();
        StoredDocuments.Load(doc, stored);
        sinceCheckpointUpdates = stored.Updates.Count;
        sinceCheckpointBytes = stored.Updates.Sum(update => (long)update.Data.Length);
        comments = new CommentStamps(doc, time, guard.WriterOf);
        doc.Updated += Log;
    }

    public DocumentKey Key { get; }

    public long Changes => Interlocked.Read(ref changes);

    public bool IsClosed
    {
        get
        {
            lock (gate)
            {
                return closed;
            }
        }
    }

    /// <summary>How many are connected.</summary>
    public int Clients
    {
        get
        {
            lock (gate)
            {
                return connections.Count;
            }
        }
    }

    /// <summary>The canvas's title in the document.</summary>
    public string? Title
    {
        get
        {
            lock (gate)
            {
                return doc.GetMap(CanvasContent.Meta)["title"].Text;
            }
        }
    }

    /// <summary>Adds a client: it is asked for what it has, and told who is there. False when the document is closed.</summary>
    public bool Join(DocumentConnection connection)
    {
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            connections.Add(connection);
            lastUse = time.GetTimestamp();
            if (connection.Access != DocumentAccess.View)
            {
                connection.Send(SyncProtocol.Step1(doc.StateVector()));
            }

            if (presence.Join(connection) is { } everybody)
            {
                connection.Send(everybody);
            }

            return true;
        }
    }

    public void Leave(DocumentConnection connection)
    {
        lock (gate)
        {
            connections.Remove(connection);
            presence.Leave(connection);
            lastUse = time.GetTimestamp();
        }

        changed();
    }

    /// <summary>Takes in one message of a client.</summary>
    public void Receive(DocumentConnection connection, ReadOnlySpan<byte> message)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            incoming.Handle(connection, message, batch.Bytes);
        }

        changed();
    }

    /// <summary>
    /// Runs an edit inside the server. The answer of <paramref name="edit"/> comes back once everything it wrote is durable;
    /// an error it returns must come before it wrote anything.
    /// </summary>
    public async Task<Result<T>> EditAsync<T>(Actor actor, Func<Doc, Result<T>> edit, CancellationToken cancellationToken)
    {
        Result<T> result = LiveErrors.Moved;
        var durable = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (closed)
            {
                return LiveErrors.Moved;
            }

            if (batch.Bytes > options.UncommittedBytes)
            {
                return LiveErrors.Overloaded;
            }

            lastUse = time.GetTimestamp();
            doc.Transact(new EditOrigin(actor, null), _ => result = edit(doc));
            batch.Waiters.Add(durable);
        }

        changed();
        return !result.IsOk || await durable.Task.WaitAsync(cancellationToken) ? result : LiveErrors.Moved;
    }

    /// <summary>Takes in a change that was made on another node; null once it is durable. A change that is there already is done.</summary>
    public async Task<Error?> ApplyAsync(Actor actor, byte[] change, CancellationToken cancellationToken)
    {
        var durable = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (closed)
            {
                return LiveErrors.Moved;
            }

            if (batch.Bytes > options.UncommittedBytes)
            {
                return LiveErrors.Overloaded;
            }

            lastUse = time.GetTimestamp();
            if (!doc.ApplyUpdate(change, new EditOrigin(actor, null)).Accepted)
            {
                return LiveErrors.Refused;
            }

            batch.Waiters.Add(durable);
        }

        changed();
        return await durable.Task.WaitAsync(cancellationToken) ? null : LiveErrors.Moved;
    }

    /// <summary>Shows a collaborator inside the server at its place.</summary>
    public void Show(Actor actor, Any state)
    {
        lock (gate)
        {
            presence.Show(actor, state);
        }

        changed();
    }

    public T Read<T>(Func<Doc, T> read)
    {
        lock (gate)
        {
            lastUse = time.GetTimestamp();
            return read(doc);
        }
    }

    /// <summary>How long changes are to be gathered before they are sent: not at all for a few.</summary>
    public TimeSpan GatherFor => Clients > options.ImmediateUpTo ? options.MergeTick : TimeSpan.Zero;

    /// <summary>Everything that is to be written and sent now.</summary>
    public (ChangeBatch Batch, PresenceRound? Presence) Take()
    {
        lock (gate)
        {
            var taken = batch;
            batch = new ChangeBatch();
            sinceCheckpointUpdates += taken.Updates.Count;
            sinceCheckpointBytes += taken.Bytes;
            if (taken.Updates.Count > 0 && (sinceCheckpointUpdates >= options.CheckpointUpdates || sinceCheckpointBytes >= options.CheckpointBytes))
            {
                taken.Checkpoint = doc.EncodeStateAsUpdate();
                (sinceCheckpointUpdates, sinceCheckpointBytes) = (0, 0);
            }

            return (taken, presence.TakeChanges());
        }
    }

    /// <summary>Sends changes, which are durable now, to everybody but a single author.</summary>
    public void Publish(ChangeBatch durable)
    {
        if (durable.Updates.Count == 0)
        {
            return;
        }

        var message = SyncProtocol.Update(Updates.Merge([.. durable.Updates.Select(update => update.Data)]));
        var author = durable.Sources.Distinct().Take(2).ToList() is [{ } only] ? only : null;
        SendToAll(message, author);
    }

    /// <summary>Forgets clients that are silent for too long.</summary>
    public void Tick()
    {
        bool moved;
        lock (gate)
        {
            presence.Tick();
            moved = presence.HasChanges;
        }

        if (moved)
        {
            changed();
        }
    }

    /// <summary>Closes the document if nobody has used it for long enough and everything is durable.</summary>
    public bool TryCloseIdle()
    {
        lock (gate)
        {
            closed |= connections.Count == 0 && batch is { Updates.Count: 0, Waiters.Count: 0 } && time.GetElapsedTime(lastUse) >= options.IdleUnload;
            return closed;
        }
    }

    /// <summary>Ends all use: clients are told to reconnect or, when the canvas is gone, not to.</summary>
    public void Close(int code, string why)
    {
        lock (gate)
        {
            closed = true;
            connections.ForEach(connection => connection.Close(code, why));
        }
    }

    // Sending to a crowd takes milliseconds: those who write meanwhile do not wait for it.
    private void SendToAll(byte[] message, DocumentConnection? except)
    {
        DocumentConnection[] everybody;
        lock (gate)
        {
            everybody = [.. connections];
        }

        foreach (var connection in everybody)
        {
            if (connection != except)
            {
                connection.Send(message);
            }
        }
    }

    private void Log(DocUpdate update)
    {
        var origin = update.Origin as EditOrigin;
        var actor = origin?.Actor ?? Actor.System;
        Interlocked.Increment(ref changes);
        batch.Add(new LoggedUpdate(actor.Key, actor.Name, time.GetUtcNow(), update.Update.ToArray()) { Mentions = comments.TakeMentions() }, origin?.Connection);
    }
}
