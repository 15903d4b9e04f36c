using System.Collections.Concurrent;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Canvases.Live.Documents;

/// <summary>
/// The live documents that this node owns. A document is opened on first use: 1. take its lease, at once from a node that is gone; while a living node holds it, it is there;
/// from a node that nobody knows it is taken when its lease has run out, 2. load checkpoint and log, 3. start its writer. It is closed when idle, when the lease is lost, when
/// this node was declared gone, and when it drains: what is pending is written, then the lease is given back.
/// </summary>
internal sealed partial class LiveDocuments(DocumentStore store, DocumentLeases leases, LiveDocumentsOptions options, NodeTies nodes, Notifications notifications, TimeProvider time, ILogger<LiveDocuments> log) : BackgroundService
{
    private static readonly TimeSpan LeasePoll = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<DocumentKey, Lazy<Task<Opening>>> open = new();

    /// <summary>Documents this node owns.</summary>
    public int Count => open.Count;

    /// <summary>Clients connected to them.</summary>
    public int Clients => Opened().Sum(o => o.Document.Clients);

    /// <summary>The document in this node's memory, opened if need be.</summary>
    public async Task<Result<LiveDocument>> OpenAsync(DocumentKey key, CancellationToken cancellationToken) =>
        await LocateAsync(key, cancellationToken) is DocumentPlace.Here here ? here.Document : LiveErrors.Elsewhere;

    /// <summary>Where the document lives; it is opened here when it lives nowhere else.</summary>
    public async Task<DocumentPlace> LocateAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = open.GetOrAdd(key, k => new Lazy<Task<Opening>>(() => LoadAsync(k)));
            Opening opening;
            try
            {
                opening = await entry.Value.WaitAsync(cancellationToken);
            }
            catch (Exception) when (entry.Value.IsFaulted)
            {
                open.TryRemove(new(key, entry));
                throw;
            }

            if (opening.Document is not { } opened)
            {
                open.TryRemove(new(key, entry));
                return opening.Owner is { } owner ? new DocumentPlace.There(owner) : new DocumentPlace.Nowhere();
            }

            if (!opened.Document.IsClosed)
            {
                return new DocumentPlace.Here(opened.Document);
            }

            await opened.Ended.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends all use of a deleted canvas on this node.</summary>
    public void CloseCanvas(WorkspaceId workspace, CanvasId canvas)
    {
        foreach (var document in Opened().Where(o => o.Document.Key.Workspace == workspace && o.Document.Key.Canvas == canvas))
        {
            document.Document.Close(CloseCodes.Gone, "The canvas was deleted.");
            document.Writer.Complete();
        }
    }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        nodes.Me.OnDrain(() => HandOver(Opened()));
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var documents = Opened().ToList();
        HandOver(documents);
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
                await leases.RenewAsync(nodes.Me.Id, stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                LogNotRenewed(failure); // writes are fenced: at worst another node takes the documents over
            }

            HandOver(Opened().Where(o => o.Lease.Owner != nodes.Me.Id.Value)); // this process was declared gone meanwhile
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

    private static void HandOver(IEnumerable<OpenDocument> documents)
    {
        foreach (var document in documents)
        {
            document.Document.Close(CloseCodes.Restart, "The document moves: reconnect.");
            document.Writer.Complete();
        }
    }

    private IEnumerable<OpenDocument> Opened() =>
        open.Values.Where(entry => entry.IsValueCreated && entry.Value.IsCompletedSuccessfully).Select(entry => entry.Value.Result.Document).OfType<OpenDocument>();

    private async Task<Opening> LoadAsync(DocumentKey key)
    {
        var taken = await TakeAsync(key); // 1
        if (taken.Lease is not { } lease)
        {
            return new(null, taken.Owner);
        }

        var stored = await store.ReadAsync(key, upTo: null, CancellationToken.None); // 2
        var writer = new DocumentWriter(store, lease, options, time, log) { Changed = key.IsCanvas ? () => notifications.Publish(CanvasHints.Topic(key.Canvas)) : static () => { } };
        var document = new LiveDocument(key, stored, options, time, writer.Wake);
        LogOpened(key, stored.Seq);
        var opened = new OpenDocument(document, lease, writer) { Ended = Task.Run(() => RunAsync(document, lease, writer), CancellationToken.None) }; // 3
        if (nodes.Me.IsDraining)
        {
            HandOver([opened]); // draining began meanwhile
        }

        return new(opened, null);
    }

    private async Task<(DocumentLease? Lease, NodeId? Owner)> TakeAsync(DocumentKey key)
    {
        var started = time.GetTimestamp();
        NodeId? gone = null;
        while (true)
        {
            var draining = nodes.Me.IsDraining;
            if (!draining && await leases.TakeAsync(key, nodes.Me.Id, gone, CancellationToken.None) is { } lease)
            {
                return (lease, null);
            }

            var owner = await leases.OwnerAsync(key, CancellationToken.None);
            var fate = owner is { } holder && holder != nodes.Me.Id ? await nodes.Links.FateAsync(holder, CancellationToken.None) : NodeFate.Unknown;
            if (fate == NodeFate.Alive)
            {
                return (null, owner);
            }

            if (draining || time.GetElapsedTime(started) > options.WaitForLease)
            {
                return (null, null);
            }

            if (fate == NodeFate.Gone && gone != owner)
            {
                gone = owner;
                continue;
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

            await leases.ReleaseAsync(document.Key, lease, CancellationToken.None);
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

    /// <summary>A document that is open here, or who has it.</summary>
    private sealed record Opening(OpenDocument? Document, NodeId? Owner);
}

/// <summary>This node and the others.</summary>
internal sealed record NodeTies(ThisNode Me, INodeLinks Links);
