using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Features;
using Cadre.Canvases.Live.History;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Versions;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Shares;

/// <summary>A canvas as a link shows it.</summary>
/// <param name="CanvasId">The canvas.</param>
/// <param name="Title">Its title.</param>
/// <param name="Role">What the holder of the link may do.</param>
/// <param name="Canvas">Its content.</param>
/// <param name="Results">The latest result of each block, without its inputs, costs and effects.</param>
internal sealed record SharedView(CanvasId CanvasId, string Title, ShareRole Role, CanvasView Canvas, IReadOnlyDictionary<string, StepView> Results)
{
    /// <summary>The version that is shown; null for the canvas as it is, which may be followed by the socket.</summary>
    public SharedVersion? Version { get; init; }

    /// <summary>Who the caller is here: the author's id of its comments.</summary>
    public Guid GuestId { get; init; }

    /// <summary>The block types that are needed to draw it; for an editor all, to add blocks of.</summary>
    public required IReadOnlyList<BlockManifest> BlockTypes { get; init; }
}

/// <summary>A version as a link shows it.</summary>
internal sealed record SharedVersion(string Name, DateTimeOffset CreatedAt);

/// <summary>Reads what a link shows: blocks of the canvas or the version, with results of these blocks only, and of a version only those it was made with.</summary>
internal sealed class SharedReading(CanvasStore canvases, VersionStore versions, CanvasHistory history, ICanvasService service, IRunService runs, IResultHistory results, IBlockCatalogs catalogs)
{
    /// <summary>What the link shows; without <paramref name="live"/> the blocks of a live canvas are left out, and only they.</summary>
    public async Task<Result<SharedView>> ReadAsync(OpenShare share, bool live, CancellationToken cancellationToken)
    {
        var tenant = Tenant.ForSystem(share.Workspace);
        if (await canvases.FindAsync(tenant, share.Canvas, cancellationToken) is not { } row)
        {
            return Error.NotFound("share");
        }

        var version = share.Share.VersionId is { } id ? await versions.FindAsync(tenant, share.Canvas, id, cancellationToken) : null;
        if (share.Share.VersionId is not null && version is null)
        {
            return Error.NotFound("share"); // the version was deleted
        }

        var content = await history.ReadAsync(tenant, share.Canvas, version?.Seq, cancellationToken);
        if (!content.IsOk)
        {
            return content.Error;
        }

        var catalog = await catalogs.OfAsync(tenant, cancellationToken);
        var title = version is null ? row.Title : content.Value.Title;
        var canvas = new CanvasView(share.Canvas, title, row.CreatedAt, row.UpdatedAt, share.TenantFor(Actor.System).Role);
        if (live || version is not null)
        {
            canvas = canvas with { Blocks = content.Value.Blocks, Connections = content.Value.Connections, Problems = await service.CheckAsync(tenant, content.Value, cancellationToken) };
        }

        var blocks = content.Value.Blocks.Select(block => block.Id).ToHashSet(StringComparer.Ordinal);
        var shown = version is null
            ? (await runs.LatestResultsAsync(tenant, share.Canvas.Value, cancellationToken)).Values.Where(step => blocks.Contains(step.Address))
            : (await results.AtAsync(tenant, share.Canvas.Value, blocks, version.CreatedAt, cancellationToken)).Values;
        return new SharedView(share.Canvas, title, share.Share.Role, canvas, shown.ToDictionary(step => step.Address, Public, StringComparer.Ordinal))
        {
            Version = version is null ? null : new SharedVersion(version.Name, version.CreatedAt),
            BlockTypes = version is null && share.Share.Role is ShareRole.Editor or ShareRole.Agent ? catalog.All : [.. content.Value.Blocks.Select(block => block.Type).Distinct().Select(type => catalog.Find(type)).OfType<BlockManifest>()],
        };
    }

    /// <summary>Whether the shared canvas shows an artifact: in a block, or in a result.</summary>
    public async Task<bool> ShowsAsync(OpenShare share, string hash, CancellationToken cancellationToken)
    {
        var view = await ReadAsync(share, live: true, cancellationToken);
        return view.IsOk && Contains(JsonSerializer.SerializeToElement(new Shown(view.Value.Canvas.Blocks, view.Value.Results), CadreJson.Stored), hash);
    }

    private static StepView Public(StepView step) => step with { Inputs = null, Effects = [], Cost = 0, Question = null };

    private static bool Contains(JsonElement value, string hash) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => (member.NameEquals("artifact") && member.Value.ValueKind == JsonValueKind.String && member.Value.ValueEquals(hash)) || Contains(member.Value, hash)),
        JsonValueKind.Array => value.EnumerateArray().Any(item => Contains(item, hash)),
        _ => false,
    };

    private sealed record Shown(IReadOnlyList<CanvasBlock> Blocks, IReadOnlyDictionary<string, StepView> Results);
}
