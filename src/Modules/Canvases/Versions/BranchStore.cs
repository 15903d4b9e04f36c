using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Canvases.Versions;

/// <summary>A document of a new branch: which part, and its whole state.</summary>
internal sealed record BranchPart(string Part, byte[] State);

/// <summary>Canvases that began as a moment of another one, and what was merged between them.</summary>
internal sealed class BranchStore(Database database, IdSource ids, TimeProvider time)
{
    /// <summary>Creates the branch with its documents in one transaction.</summary>
    public Task AddAsync(Tenant tenant, CanvasId id, string title, CanvasOrigin origin, IReadOnlyList<BranchPart> parts, CancellationToken cancellationToken)
    {
        const string Canvas = """
            insert into canvases.canvases (workspace_id, id, title, created_by, created_at, updated_at, origin_canvas, origin_seq)
            values (@workspace, @id, @title, @by, @now, @now, @origin, @seq)
            """;
        const string Document = """
            with document as (insert into canvases.documents (workspace_id, canvas_id, part, seq) values (@workspace, @id, @part, 1))
            insert into canvases.document_updates (workspace_id, canvas_id, part, seq, actor, actor_name, at, data)
            values (@workspace, @id, @part, 1, @by, @name, @now, @state)
            """;
        var (workspace, by, now) = (tenant.Workspace.Value, tenant.Actor.Key, time.GetUtcNow());
        return database.TenantAsync(
            tenant,
            async session =>
            {
                await session.ExecuteAsync(Canvas, new { workspace, id = id.Value, title, by, now, origin = origin.CanvasId.Value, seq = origin.Seq }, cancellationToken);
                foreach (var part in parts)
                {
                    await session.ExecuteAsync(Document, new { workspace, id = id.Value, part = part.Part, by, name = tenant.Actor.Name, now, state = part.State }, cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<CanvasBranch>> ListAsync(Tenant tenant, CanvasId canvas, Guid before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, title, origin_seq as seq, created_at from canvases.canvases
            where workspace_id = @workspace and origin_canvas = @canvas and deleted_at is null and id < @before order by id desc limit @limit
            """;
        var args = new { workspace = tenant.Workspace.Value, canvas = canvas.Value, before, limit };
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<BranchRow>(Sql, args, cancellationToken), cancellationToken);
        return rows.ConvertAll(row => new CanvasBranch(new(row.Id), row.Title, row.Seq, row.CreatedAt));
    }

    /// <summary>Where a canvas came from; null when it is no branch.</summary>
    public async Task<CanvasOrigin?> OriginAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken)
    {
        const string Sql = """
            select o.id, o.title, c.origin_seq as seq, o.created_at from canvases.canvases c
            join canvases.canvases o on o.workspace_id = c.workspace_id and o.id = c.origin_canvas where c.id = @canvas
            """;
        var row = await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<BranchRow>(Sql, new { canvas = canvas.Value }, cancellationToken), cancellationToken);
        return row is null ? null : new CanvasOrigin(new(row.Id), row.Title, row.Seq);
    }

    /// <summary>The parts of a canvas other than itself: the long texts of blocks.</summary>
    public Task<List<string>> PartsAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken)
    {
        const string Sql = "select part from canvases.documents where workspace_id = @workspace and canvas_id = @canvas and part <> '' and seq > 0 order by part";
        return database.TenantAsync(tenant, s => s.QueryAsync<string>(Sql, new { workspace = tenant.Workspace.Value, canvas = canvas.Value }, cancellationToken), cancellationToken);
    }

    /// <summary>The moment from which two canvases went apart: of the last merge between them, in either direction.</summary>
    public async Task<(CanvasId Canvas, long Seq)?> LastMergeAsync(Tenant tenant, CanvasId one, CanvasId other, CancellationToken cancellationToken)
    {
        const string Sql = """
            select source_canvas as canvas, source_seq as seq from canvases.merges
            where workspace_id = @workspace and ((target_canvas = @one and source_canvas = @other) or (target_canvas = @other and source_canvas = @one))
            order by id desc limit 1
            """;
        var args = new { workspace = tenant.Workspace.Value, one = one.Value, other = other.Value };
        var row = await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<MomentRow>(Sql, args, cancellationToken), cancellationToken);
        return row is null ? null : (new(row.Canvas), row.Seq);
    }

    public Task NoteMergeAsync(Tenant tenant, (CanvasId Canvas, long Seq) source, (CanvasId Canvas, long Seq) target, CancellationToken cancellationToken)
    {
        const string Sql = "insert into canvases.merges values (@workspace, @id, @source, @sourceSeq, @target, @targetSeq, @by, @now)";
        var args = new
        {
            workspace = tenant.Workspace.Value,
            id = ids.NewGuid(),
            source = source.Canvas.Value,
            sourceSeq = source.Seq,
            target = target.Canvas.Value,
            targetSeq = target.Seq,
            by = tenant.Actor.Key,
            now = time.GetUtcNow(),
        };
        return database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }

    private sealed record MomentRow(Guid Canvas, long Seq);
}
