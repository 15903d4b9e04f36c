using System.Collections.Concurrent;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Canvases.Live;

/// <summary>
/// The live documents that this node owns. A document is opened on first use: 1. take its lease, waiting for a dead node's to run out,
/// 2. load checkpoint and log, 3. start its writer. It is closed when idle, when the lease is lost, and when the server stops:
/// what is pending is written, then the lease is given back.
/// </summary>
internal sealed partial class LiveDocuments(DocumentStore store, LiveDocumentsOptions options, IdSource ids, TimeProvider time, ILogger<LiveDocuments> log) : BackgroundService
{
    private static readonly TimeSpan LeasePoll = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<DocumentKey, Lazy<Task<OpenDocument?>>> open = new();
    private readonly Guid node = ids.NewGuid();

    /// <summary>The document, opened if need be.</summary>
    public async Task<Result<LiveDocument>> OpenAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = open.GetOrAdd(key, k => new Lazy<Task<OpenDocument?>>(() => LoadAsync(k)));
            OpenDocument? opened;
            try
            {
                opened = await entry.Value.WaitAsync(cancellationToken);
            }
            catch (Exception) when (entry.Value.IsFaulted)
            {
                open.TryRemove(new(key, entry));
                throw;
            }

            if (opened is null)
            {
                open.TryRemove(new(key, entry));
                return LiveErrors.Elsewhere;
            }

            if (!opened.Document.IsClosed)
            {
                return opened.Document;
            }

            await opened.Ended.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends all use of a deleted canvas.</summary>
    public void CloseCanvas(WorkspaceId workspace, CanvasId canvas)
    {
        foreach (var document in Opened().Where(o => o.Document.Key.Workspace == workspace && o.Document.Key.Canvas == canvas))
        {
            document.Document.Close(CloseCodes.Gone, "The canvas was deleted.");
            document.Writer.Complete();
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var documents = Opened().ToList();
        foreach (var document in documents)
        {
            document.Document.Close(CloseCodes.Restart, "The server stops: reconnect.");
            document.Writer.Complete();
        }

        await Task.WhenAll(documents.Select(document => document.Ended)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.RenewEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (open.IsEmpty)
            {
                continue;
            }

            try
            {
                await store.RenewAsync(node, stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                LogNotRenewed(failure); // writes are fenced: at worst another node takes the documents over
            }

            foreach (var document in Opened())
            {
                document.Document.Tick();
                if (document.Document.TryCloseIdle())
                {
                    document.Writer.Complete();
                }
            }
        }
    }

    private IEnumerable<OpenDocument> Opened() =>
        open.Values.Where(entry => entry.IsValueCreated && entry.Value.IsCompletedSuccessfully).Select(entry => entry.Value.Result).OfType<OpenDocument>();

    private async Task<OpenDocument?> LoadAsync(DocumentKey key)
    {
        var lease = await TakeAsync(key); // 1
        if (lease is null)
        {
            return null;
        }

        var stored = await store.ReadAsync(key, upTo: null, CancellationToken.None); // 2
        var writer = new DocumentWriter(store, lease, options, time, log);
        var document = new LiveDocument(key, stored, options, time, writer.Wake);
        LogOpened(key, stored.Seq);
        return new OpenDocument(document, lease, writer) { Ended = Task.Run(() => RunAsync(document, lease, writer), CancellationToken.None) }; // 3
    }

    private async Task<DocumentLease?> TakeAsync(DocumentKey key)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (await store.TakeAsync(key, node, CancellationToken.None) is { } lease)
            {
                return lease;
            }

            if (time.GetElapsedTime(started) > options.WaitForLease)
            {
                return null;
            }

            await Task.Delay(LeasePoll, time, CancellationToken.None);
        }
    }

    private async Task RunAsync(LiveDocument document, DocumentLease lease, DocumentWriter writer)
    {
        try
        {
            if (!await writer.RunAsync(document, CancellationToken.None))
            {
                LogLost(document.Key);
            }

            await store.ReleaseAsync(document.Key, lease, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogFailed(failure, document.Key); // the log has what was answered; the lease runs out by itself
        }
        finally
        {
            document.Close(CloseCodes.Restart, "The document moved: reconnect.");
            open.TryRemove(document.Key, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Document {Key} is open at change {Seq}.")]
    private partial void LogOpened(DocumentKey key, long seq);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another node took over document {Key}.")]
    private partial void LogLost(DocumentKey key);

    [LoggerMessage(Level = LogLevel.Error, Message = "Document {Key} is closed: it could not be written.")]
    private partial void LogFailed(Exception failure, DocumentKey key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Leases of documents could not be renewed.")]
    private partial void LogNotRenewed(Exception failure);
}
