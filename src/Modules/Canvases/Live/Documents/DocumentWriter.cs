using System.Threading.Channels;
using Cadre.Canvases.Domain;
using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Persistence;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Canvases.Live.Documents;

/// <summary>
/// The one loop that takes changes out of a live document. 1. Wait for a change; with many clients gather for a tick. 2. Append the changes to the log, trying again while the database is out of reach.
/// 3. Meanwhile send presence, to those whom it concerns. 4. Only when the changes are durable send them and answer those who wait.
/// 5. Store a checkpoint when one is due; note the change in the list of canvases now and then. A lost lease ends the document: clients reconnect and bring what was not durable.
/// </summary>
internal sealed partial class DocumentWriter(DocumentStore store, DocumentLease lease, LiveDocumentsOptions options, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(5);
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Called when changes are durable, before those who made them hear of it.</summary>
    public Action Changed { get; init; } = static () => { };

    private long? lastNote;
    private bool unnoted;

    public void Wake() => signal.Writer.TryWrite(true);

    /// <summary>Ends the loop once everything is written.</summary>
    public void Complete() => signal.Writer.TryComplete();

    /// <summary>Runs until completed; false when the lease was lost.</summary>
    public async Task<bool> RunAsync(LiveDocument document, CancellationToken cancellationToken)
    {
        while (await signal.Reader.WaitToReadAsync(cancellationToken)) // 1
        {
            signal.Reader.TryRead(out _);
            if (document.GatherFor is var pause && pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, time, cancellationToken);
            }

            if (!await WriteAsync(document, cancellationToken))
            {
                return false;
            }
        }

        var written = await WriteAsync(document, cancellationToken);
        if (written && unnoted)
        {
            await NoteAsync(document, cancellationToken);
        }

        return written;
    }

    private async Task<bool> WriteAsync(LiveDocument document, CancellationToken cancellationToken)
    {
        var (batch, presence) = document.Take();
        if (batch.Updates.Count == 0)
        {
            presence?.Send();
            batch.Complete(durable: true);
            return true;
        }

        var durable = false;
        try
        {
            var appending = AppendAsync(document.Key, batch, cancellationToken); // 2
            presence?.Send(); // 3
            var seq = await appending;
            durable = seq is not null;
            if (seq is null)
            {
                document.Close(CloseCodes.Restart, "The document moved: reconnect.");
                return false;
            }

            document.Publish(batch); // 4
            Changed();
            batch.Complete(durable);
            await CheckpointAsync(document.Key, seq.Value, batch, cancellationToken); // 5
            unnoted = document.Key.IsCanvas;
            if (unnoted && (lastNote is not { } last || time.GetElapsedTime(last) >= NoteEvery))
            {
                await NoteAsync(document, cancellationToken);
            }

            return true;
        }
        finally
        {
            batch.Complete(durable);
        }
    }

    private async Task<long?> AppendAsync(DocumentKey key, ChangeBatch batch, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await store.AppendAsync(key, lease, batch.Updates, cancellationToken);
            }
            catch (NpgsqlException failure) when (failure.IsTransient || failure.SqlState is null)
            {
                LogWaiting(failure, key);
                await Task.Delay(Retry, time, cancellationToken);
            }
        }
    }

    private async Task CheckpointAsync(DocumentKey key, long seq, ChangeBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Checkpoint is not { } state)
        {
            return;
        }

        try
        {
            await store.CheckpointAsync(key, seq, time.GetUtcNow(), state, cancellationToken);
            await store.RollUpAsync(key, time.GetUtcNow() - options.RollUpAfter, cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            LogNoCheckpoint(failure, key); // the log has everything; the next one comes later
        }
    }

    private async Task NoteAsync(LiveDocument document, CancellationToken cancellationToken)
    {
        (lastNote, unnoted) = (time.GetTimestamp(), false);
        var title = CanvasTitle.Check(document.Title);
        try
        {
            await store.NoteAsync(document.Key, title.IsOk ? title.Value : "", time.GetUtcNow(), cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            LogNotNoted(failure, document.Key); // the list is behind until the next change
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The list of canvases does not know yet that {Key} changed.")]
    private partial void LogNotNoted(Exception failure, DocumentKey key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of document {Key} wait for the database.")]
    private partial void LogWaiting(Exception failure, DocumentKey key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The checkpoint of document {Key} could not be stored.")]
    private partial void LogNoCheckpoint(Exception failure, DocumentKey key);
}
