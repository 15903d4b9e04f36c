using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Postgres;

namespace Cadre.Canvases.Persistence;

/// <summary>Which node owns which document. A lease only says who tries; the fence decides whose changes count.</summary>
internal sealed class DocumentLeases(Database database)
{
    /// <summary>How long a lease lasts without renewal, in seconds.</summary>
    public const int Seconds = 6;

    /// <summary>Takes the document for a node; null while another node holds it. From <paramref name="gone"/> it is taken whatever its lease says.</summary>
    public Task<DocumentLease?> TakeAsync(DocumentKey key, NodeId node, NodeId? gone, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into canvases.documents as d (workspace_id, canvas_id, part, owner, fence, lease_until)
            values (@workspace, @canvas, @part, @node, 1, now() + make_interval(secs => @seconds))
            on conflict (workspace_id, canvas_id, part) do update
              set owner = excluded.owner, fence = d.fence + 1, lease_until = excluded.lease_until
              where d.owner is null or d.owner = excluded.owner or d.lease_until < now() or d.owner = @gone
            returning owner, fence
            """;
        var args = new { workspace = key.Workspace.Value, canvas = key.Canvas.Value, part = key.Part, node = node.Value, gone = gone?.Value, seconds = Seconds };
        return database.TenantAsync(Tenant.ForSystem(key.Workspace), s => s.FirstOrDefaultAsync<DocumentLease>(Sql, args, cancellationToken), cancellationToken);
    }

    /// <summary>Who holds a document; null when nobody does.</summary>
    public async Task<NodeId?> OwnerAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        const string Sql = "select owner from canvases.documents where canvas_id = @canvas and part = @part and lease_until >= now()";
        var args = new { canvas = key.Canvas.Value, part = key.Part };
        var owner = await database.TenantAsync(Tenant.ForSystem(key.Workspace), s => s.ScalarAsync<Guid?>(Sql, args, cancellationToken), cancellationToken);
        return owner is { } node ? new NodeId(node) : null;
    }

    /// <summary>All nodes that hold the canvas or a text of its blocks.</summary>
    public async Task<IReadOnlyList<NodeId>> OwnersAsync(Tenant tenant, Guid canvas, CancellationToken cancellationToken)
    {
        const string Sql = "select distinct owner from canvases.documents where canvas_id = @canvas and owner is not null";
        return (await database.TenantAsync(tenant, s => s.QueryAsync<Guid>(Sql, new { canvas }, cancellationToken), cancellationToken)).ConvertAll(id => new NodeId(id));
    }

    /// <summary>Renews all leases of a node.</summary>
    public Task RenewAsync(NodeId node, CancellationToken cancellationToken)
    {
        const string Sql = "update canvases.documents set lease_until = now() + make_interval(secs => @seconds) where owner = @node";
        return database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, new { node = node.Value, seconds = Seconds }, cancellationToken), cancellationToken);
    }

    /// <summary>Gives the document back.</summary>
    public Task ReleaseAsync(DocumentKey key, DocumentLease lease, CancellationToken cancellationToken)
    {
        const string Sql = """
            update canvases.documents set owner = null, lease_until = null
            where canvas_id = @canvas and part = @part and owner = @owner and fence = @fence
            """;
        var args = new { canvas = key.Canvas.Value, part = key.Part, owner = lease.Owner, fence = lease.Fence };
        return database.TenantAsync(Tenant.ForSystem(key.Workspace), s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }
}
