using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Nodes.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Nodes.Features;

/// <summary>The nodes of this installation: those that live, and those that ended within the last hour.</summary>
internal static class ListNodes
{
    public static async Task<Ok<Page<NodeView>>> HandleAsync(NodeStore store, ThisNode me, CancellationToken cancellationToken)
    {
        var rows = await store.ListAsync(cancellationToken);
        return TypedResults.Ok(new Page<NodeView>(rows.ConvertAll(row => NodeView.Of(row, me.Id)), null));
    }
}

/// <summary>A node.</summary>
/// <param name="Id">Its incarnation.</param>
/// <param name="Name">The name of its machine.</param>
/// <param name="Address">Where people reach it; empty while it starts.</param>
/// <param name="State"><c>up</c>, <c>draining</c> (takes up nothing more) or <c>gone</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="StartedAt">When this incarnation joined.</param>
/// <param name="HeartbeatAt">When it was last heard.</param>
internal sealed record NodeView(NodeId Id, string Name, string Address, string State, string Version, DateTimeOffset StartedAt, DateTimeOffset HeartbeatAt)
{
    /// <summary>When it ended; null while it lives.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether this node answered.</summary>
    public bool IsThis { get; init; }

    /// <summary>The engine's incarnation: the fence of its commits.</summary>
    public long Engine { get; init; }

    /// <summary>Runs it owns.</summary>
    public long Runs { get; init; }

    /// <summary>Steps under way.</summary>
    public long Steps { get; init; }

    /// <summary>Steps that ended in the last second.</summary>
    public double StepsPerSecond { get; init; }

    /// <summary>Live documents it owns.</summary>
    public long Documents { get; init; }

    /// <summary>Clients connected to them.</summary>
    public long Clients { get; init; }

    /// <summary>How late it got round to things in the last second, in milliseconds.</summary>
    public double LagMilliseconds { get; init; }

    /// <summary>Its memory in MiB.</summary>
    public long MemoryMegabytes { get; init; }

    public static NodeView Of(NodeRow row, NodeId me) => new(new(row.Id), row.Name, row.Address, row.State, row.Version, Utc(row.Started_at), Utc(row.Heartbeat_at))
    {
        EndedAt = row.Ended_at is { } ended ? Utc(ended) : null,
        IsThis = row.Id == me.Value,
        Engine = row.Engine,
        Runs = row.Runs,
        Steps = row.Steps,
        StepsPerSecond = row.Steps_per_second,
        Documents = row.Documents,
        Clients = row.Clients,
        LagMilliseconds = row.Lag_ms,
        MemoryMegabytes = row.Memory_mb,
    };

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
