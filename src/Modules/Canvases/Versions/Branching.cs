using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Live.History;
using Cadre.Canvases.Persistence;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Versions;

/// <summary>Makes canvases from moments of others: a copy of the document's state under a new id, with the long texts of its blocks.</summary>
internal sealed class Branching(CanvasHistory history, CanvasStore canvases, DocumentStore documents, BranchStore branches, IdSource ids)
{
    public async Task<Result<NewBranch>> CreateAsync(Tenant tenant, CanvasId canvas, string? title, long? seq, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvas, cancellationToken) is not { } row)
        {
            return Error.NotFound("canvas");
        }

        var name = CanvasTitle.Check(title ?? BranchTitle(row.Title));
        if (!name.IsOk)
        {
            return name.Error;
        }

        var moment = await history.MomentAsync(tenant, canvas, seq, cancellationToken);
        if (!moment.IsOk)
        {
            return moment.Error;
        }

        var then = await history.LoadAsync(tenant, canvas, moment.Value, cancellationToken);
        if (!then.IsOk)
        {
            return then.Error;
        }

        then.Value.GetMap(CanvasContent.Meta)["title"] = name.Value;
        var origin = new CanvasOrigin(canvas, row.Title, moment.Value);
        var parts = new List<BranchPart> { new("", then.Value.EncodeStateAsUpdate()) };
        parts.AddRange(await TextsAsync(tenant, canvas, seq is null ? null : moment.Value, cancellationToken));
        var id = ids.New<CanvasId>();
        await branches.AddAsync(tenant, id, name.Value, origin, parts, cancellationToken);
        return new NewBranch(id, name.Value, origin);
    }

    private async Task<List<BranchPart>> TextsAsync(Tenant tenant, CanvasId canvas, long? seq, CancellationToken cancellationToken)
    {
        var parts = new List<BranchPart>();
        var at = seq is { } moment ? await documents.TimeOfAsync(tenant, DocumentKey.Of(tenant, canvas), moment, cancellationToken) : null;
        foreach (var part in await branches.PartsAsync(tenant, canvas, cancellationToken))
        {
            var key = DocumentKey.Of(tenant, canvas, part);
            long? upTo = at is { } time ? await documents.SeqAtAsync(tenant, key, time, cancellationToken) : null;
            var doc = new Doc(new DocOptions { CleanFormatting = false });
            StoredDocuments.Load(doc, await documents.ReadAsync(key, upTo, cancellationToken));
            parts.Add(new BranchPart(part, doc.EncodeStateAsUpdate()));
        }

        return parts;
    }

    private static string BranchTitle(string title)
    {
        const string Suffix = " (branch)";
        const int Longest = 200;
        return (title.Length + Suffix.Length > Longest ? title[..(Longest - Suffix.Length)] : title) + Suffix;
    }
}

/// <summary>A branch that was made.</summary>
internal sealed record NewBranch(CanvasId CanvasId, string Title, CanvasOrigin Origin);
