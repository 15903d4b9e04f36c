using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Versions;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.History;

/// <summary>Every moment of a document: from the nearest checkpoint and the log after it.</summary>
internal sealed class CanvasHistory(SharedDocuments documents, DocumentStore store, CanvasStore canvases, VersionStore versions)
{
    private const int MaxScan = 5_000;
    private static readonly TimeSpan SessionGap = TimeSpan.FromMinutes(2);

    /// <summary>The canvas after a change.</summary>
    public async Task<Result<CanvasSnapshot>> ReadAtAsync(Tenant tenant, CanvasId canvas, long seq, CancellationToken cancellationToken)
    {
        var then = await LoadAsync(tenant, canvas, seq, cancellationToken);
        return then.IsOk ? CanvasContent.Read(then.Value) : then.Error;
    }

    /// <summary>The canvas after a change; as it is now when none is given.</summary>
    public async Task<Result<CanvasSnapshot>> ReadAsync(Tenant tenant, CanvasId canvas, long? seq, CancellationToken cancellationToken)
    {
        if (seq is { } moment)
        {
            return await ReadAtAsync(tenant, canvas, moment, cancellationToken);
        }

        var opened = await OpenAsync(tenant, canvas, cancellationToken);
        return opened.IsOk ? opened.Value.Read(CanvasContent.Read) : opened.Error;
    }

    /// <summary>Checks that a moment exists; now, with everything durable that was seen until now, when none is given.</summary>
    public async Task<Result<long>> MomentAsync(Tenant tenant, CanvasId canvas, long? seq, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(tenant, canvas, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var settled = await opened.Value.EditAsync<Done>(tenant.Actor, static _ => default(Done), cancellationToken);
        if (!settled.IsOk)
        {
            return settled.Error;
        }

        var head = await versions.HeadAsync(tenant, canvas, cancellationToken);
        return (seq ?? head) is >= 0 and var moment && moment <= head ? moment : Error.NotFound("moment of this canvas");
    }

    /// <summary>How long a moment lasted: the time of the next change; null when it lasts still.</summary>
    public Task<DateTimeOffset?> EndOfAsync(Tenant tenant, CanvasId canvas, long seq, CancellationToken cancellationToken) =>
        store.TimeAfterAsync(tenant, DocumentKey.Of(tenant, canvas), seq, cancellationToken);

    /// <summary>The canvas at a time.</summary>
    public async Task<Result<CanvasSnapshot>> ReadAtAsync(Tenant tenant, CanvasId canvas, DateTimeOffset at, CancellationToken cancellationToken) =>
        await ReadAtAsync(tenant, canvas, await store.SeqAtAsync(tenant, DocumentKey.Of(tenant, canvas), at, cancellationToken), cancellationToken);

    /// <summary>Makes the canvas what it was after a change, as a new change that can be undone by another restore.</summary>
    public async Task<Result<CanvasSnapshot>> RestoreAsync(Tenant tenant, CanvasId canvas, long seq, CancellationToken cancellationToken)
    {
        var then = await LoadAsync(tenant, canvas, seq, cancellationToken);
        if (!then.IsOk)
        {
            return then.Error;
        }

        var opened = await documents.OpenAsync(DocumentKey.Of(tenant, canvas), cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        return await opened.Value.EditAsync<CanvasSnapshot>(
            tenant.Actor,
            live =>
            {
                var settings = CanvasContent.Read(live).Blocks.ToDictionary(block => block.Id, block => block.Settings, StringComparer.Ordinal);
                DocumentDifference.Write(live, then.Value);
                var restored = CanvasContent.Read(live);
                foreach (var block in restored.Blocks.Where(block => !settings.TryGetValue(block.Id, out var before) || !JsonElement.DeepEquals(before, block.Settings)))
                {
                    BlockFields.ForgetPictures(live.GetMap(CanvasContent.Blocks).GetMap(block.Id)!); // read from it a moment ago
                }

                return restored;
            },
            cancellationToken);
    }

    /// <summary>Who changed the canvas when, newest first: changes of one actor that follow each other closely are one entry.</summary>
    public async Task<Result<Page<CanvasChanges>>> ListAsync(Tenant tenant, CanvasId canvas, long before, int limit, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvas, cancellationToken) is null)
        {
            return Error.NotFound("canvas");
        }

        var rows = await store.ListAsync(tenant, DocumentKey.Of(tenant, canvas), before, MaxScan, cancellationToken);
        var entries = new List<CanvasChanges>();
        foreach (var row in rows)
        {
            if (entries.Count > 0 && entries[^1] is var last && last.Actor == row.Actor && last.From - row.At < SessionGap)
            {
                entries[^1] = last with { FirstSeq = row.FirstSeq, From = row.FirstAt, Count = last.Count + row.Changes };
            }
            else if (entries.Count == limit)
            {
                break;
            }
            else
            {
                entries.Add(new CanvasChanges(row.FirstSeq, row.Seq, row.Actor, row.ActorName, row.FirstAt, row.At, row.Changes));
            }
        }

        var next = entries.Count > 0 && entries[^1].FirstSeq > 1 ? entries[^1].FirstSeq.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return new Page<CanvasChanges>(entries, next);
    }

    /// <summary>A copy of the document after a change, for reading and for seeding others. Within changes that were rolled up it is the moment before them.</summary>
    public async Task<Result<Doc>> LoadAsync(Tenant tenant, CanvasId canvas, long seq, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvas, cancellationToken) is null)
        {
            return Error.NotFound("canvas");
        }

        if (seq < 0 || seq > await versions.HeadAsync(tenant, canvas, cancellationToken))
        {
            return Error.NotFound("moment of this canvas");
        }

        var doc = new Doc(new DocOptions { CleanFormatting = false });
        StoredDocuments.Load(doc, await store.ReadAsync(DocumentKey.Of(tenant, canvas), seq, cancellationToken));
        return doc;
    }

    private async Task<Result<ISharedDocument>> OpenAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken) =>
        await canvases.FindAsync(tenant, canvas, cancellationToken) is null
            ? Error.NotFound("canvas")
            : await documents.OpenAsync(DocumentKey.Of(tenant, canvas), cancellationToken);
}

/// <summary>Changes of one actor that follow each other closely.</summary>
/// <param name="FirstSeq">The first change.</param>
/// <param name="LastSeq">The last change; look at or restore this moment.</param>
/// <param name="Actor">Who, as <c>kind:uuid</c>.</param>
/// <param name="Name">Who, for people.</param>
/// <param name="From">Time of the first change.</param>
/// <param name="To">Time of the last change.</param>
/// <param name="Count">How many changes.</param>
internal sealed record CanvasChanges(long FirstSeq, long LastSeq, string Actor, string Name, DateTime From, DateTime To, int Count);
