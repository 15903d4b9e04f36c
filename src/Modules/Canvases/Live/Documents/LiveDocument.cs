using Cadre.Canvases.Comments;
using Cadre.Canvases.Guarding;
using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Live.Presences;
using Cadre.Canvases.Persistence;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Documents;

/// <summary>
/// A document in memory, owned by this node. All access is under one lock; changes leave through the <see cref="DocumentWriter"/>,
/// which makes them durable before anybody else sees them.
/// </summary>
internal sealed class LiveDocument : ISharedDocument
{
    private readonly Lock gate = new();
    private readonly Doc doc = new(new DocOptions { CleanFormatting = false });
    private readonly Crowd crowd;
    private readonly IncomingMessages incoming;
    private readonly PendingChanges pending;
    private readonly LiveDocumentsOptions options;
    private readonly TimeProvider time;
    private readonly Action changed;
    private long lastUse;
    private bool closed;

    /// <summary>Builds the document; <paramref name="changed"/> is called when there is something to write or send.</summary>
    public LiveDocument(DocumentKey key, StoredDocument stored, LiveDocumentsOptions options, TimeProvider time, Action changed)
    {
        Key = key;
        this.options = options;
        this.time = time;
        this.changed = changed;
        crowd = new Crowd(options, time);
        var guard = new UpdateGuard();
        incoming = new IncomingMessages(doc, crowd.Presence, guard, options);
        lastUse = time.GetTimestamp();
        StoredDocuments.Load(doc, stored);
        pending = new PendingChanges(doc, stored, new CommentStamps(doc, time, guard.WriterOf), options, time);
    }

    public DocumentKey Key { get; }

    public long Changes => pending.Count;

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
                return crowd.Count;
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

            lastUse = time.GetTimestamp();
            crowd.Join(connection, doc.StateVector());
            return true;
        }
    }

    public void Leave(DocumentConnection connection)
    {
        lock (gate)
        {
            crowd.Leave(connection);
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

            incoming.Handle(connection, message, pending.Bytes);
        }

        changed();
    }

    /// <summary>
    /// Runs an edit inside the server. The answer of <paramref name="edit"/> comes back once everything it wrote is durable;
    /// an error it returns must come before it wrote anything.
    /// </summary>
    public Task<Result<T>> EditAsync<T>(Actor actor, Func<Doc, Result<T>> edit, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            Result<T> result = LiveErrors.Moved;
            doc.Transact(new EditOrigin(actor, null), _ => result = edit(doc));
            return result;
        },
        cancellationToken);

    /// <summary>Takes in a change that was made on another node; null once it is durable. A change that is there already is done.</summary>
    public async Task<Error?> ApplyAsync(Actor actor, byte[] change, CancellationToken cancellationToken)
    {
        var applied = await WriteAsync<bool>(() => doc.ApplyUpdate(change, new EditOrigin(actor, null)).Accepted ? true : LiveErrors.Refused, cancellationToken);
        return applied.IsOk ? null : applied.Error;
    }

    /// <summary>Shows a collaborator inside the server at its place.</summary>
    public void Show(Actor actor, Any state)
    {
        lock (gate)
        {
            crowd.Presence.Show(actor, state);
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
    public TimeSpan GatherFor
    {
        get
        {
            lock (gate)
            {
                return crowd.IsLarge ? options.MergeTick : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Everything that is to be written and sent now. Who is where may have to wait: then the document asks to be looked at again.</summary>
    public (ChangeBatch Batch, PresenceRound? Presence) Take()
    {
        ChangeBatch batch;
        PresenceRound? round;
        bool waits;
        lock (gate)
        {
            batch = pending.Take();
            (round, waits) = crowd.TakeRound();
        }

        if (waits)
        {
            changed();
        }

        return (batch, round);
    }

    /// <summary>Sends changes, which are durable now. Sending to a crowd takes milliseconds: those who write meanwhile do not wait for it.</summary>
    public void Publish(ChangeBatch durable)
    {
        DocumentConnection[] everybody;
        lock (gate)
        {
            everybody = crowd.Everybody;
        }

        durable.SendTo(everybody);
    }

    /// <summary>Forgets clients that are silent for too long.</summary>
    public void Tick()
    {
        bool moved;
        lock (gate)
        {
            crowd.Presence.Tick();
            moved = crowd.Presence.HasChanges;
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
            closed |= crowd.Count == 0 && pending.IsEmpty && time.GetElapsedTime(lastUse) >= options.IdleUnload;
            return closed;
        }
    }

    /// <summary>Ends all use: clients are told to reconnect or, when the canvas is gone, not to.</summary>
    public void Close(int code, string why)
    {
        lock (gate)
        {
            closed = true;
            crowd.Close(code, why);
        }
    }

    private async Task<Result<T>> WriteAsync<T>(Func<Result<T>> write, CancellationToken cancellationToken)
    {
        Result<T> result;
        Task<bool> durable;
        lock (gate)
        {
            if (closed || pending.IsFull)
            {
                return closed ? LiveErrors.Moved : LiveErrors.Overloaded;
            }

            lastUse = time.GetTimestamp();
            result = write();
            durable = result.IsOk ? pending.WhenDurable() : Task.FromResult(true);
        }

        changed();
        return await durable.WaitAsync(cancellationToken) ? result : LiveErrors.Moved;
    }
}
