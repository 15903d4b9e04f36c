using Cadre.Kernel;
using Cadre.Nodes.Contracts;

namespace Cadre.Nodes.Persistence;

/// <summary>What a node writes when it joins.</summary>
internal sealed record NewNode(NodeId Id, string Name, string Version, Uri Relay, string Certificate, Secret Secret);

/// <summary>What it writes with each heartbeat.</summary>
internal sealed record NodePulse(string State, string Address, NodeFigures Figures);

/// <summary>How much it does.</summary>
internal sealed record NodeFigures(long Engine, long Runs, long Steps, double StepsPerSecond, long Documents, long Clients, double LagMs, long MemoryMb);

/// <summary>How to call a living node.</summary>
internal sealed record NodeContact(NodeId Id, Uri Relay, string Certificate, Secret Secret);

/// <summary>A node as listed.</summary>
internal sealed record NodeRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Version { get; init; } = "";

    public string Address { get; init; } = "";

    public string State { get; init; } = "";

    public DateTime Started_at { get; init; }

    public DateTime Heartbeat_at { get; init; }

    public DateTime? Ended_at { get; init; }

    public long Engine { get; init; }

    public long Runs { get; init; }

    public long Steps { get; init; }

    public double Steps_per_second { get; init; }

    public long Documents { get; init; }

    public long Clients { get; init; }

    public double Lag_ms { get; init; }

    public long Memory_mb { get; init; }
}
