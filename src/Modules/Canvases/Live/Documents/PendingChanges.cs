using Cadre.Canvases.Comments;
using Cadre.Canvases.Persistence;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Documents;

/// <summary>Gathers what changes in a document until it is written, and knows when a checkpoint is due. Called under the document's lock.</summary>
internal sealed class PendingChanges
{
    private readonly Doc doc;
    private readonly CommentStamps comments;
    private readonly LiveDocumentsOptions options;
    private readonly TimeProvider time;
    private ChangeBatch batch = new();
    private long sinceCheckpointBytes;
    private int sinceCheckpointUpdates;
    private long count;

    /// <summary>Listens to the document, which holds what is stored already.</summary>
    public PendingChanges(Doc doc, StoredDocument stored, CommentStamps comments, LiveDocumentsOptions options, TimeProvider time)
    {
        (this.doc, this.comments, this.options, this.time) = (doc, comments, options, time);
        sinceCheckpointUpdates = stored.Updates.Count;
        sinceCheckpointBytes = stored.Updates.Sum(update => (long)update.Data.Length);
        doc.Updated += Log;
    }

    /// <summary>How many changes there were since it was opened; may be asked for outside the lock.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>Bytes that wait for the database.</summary>
    public long Bytes => batch.Bytes;

    /// <summary>More wait for the database than may.</summary>
    public bool IsFull => batch.Bytes > options.UncommittedBytes;

    /// <summary>Nothing is to be written, and nobody waits.</summary>
    public bool IsEmpty => batch is { Updates.Count: 0, Waiters.Count: 0 };

    /// <summary>Ends when what has changed until now is durable; false when it cannot be any more.</summary>
    public Task<bool> WhenDurable()
    {
        var durable = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        batch.Waiters.Add(durable);
        return durable.Task;
    }

    /// <summary>Everything that is to be written now, with the whole state when a checkpoint is due.</summary>
    public ChangeBatch Take()
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

        return taken;
    }

    private void Log(DocUpdate update)
    {
        var origin = update.Origin as EditOrigin;
        var actor = origin?.Actor ?? Actor.System;
        Interlocked.Increment(ref count);
        batch.Add(new LoggedUpdate(actor.Key, actor.Name, time.GetUtcNow(), update.Update.ToArray()) { Mentions = comments.TakeMentions() }, origin?.Connection);
    }
}
