namespace Cadre.Nodes.Contracts;

/// <summary>A figure that a module contributes to the registry of nodes.</summary>
public enum NodeFigure
{
    /// <summary>The engine's incarnation: the fence of its commits.</summary>
    Engine,

    /// <summary>Runs in this node's memory.</summary>
    Runs,

    /// <summary>Steps under way.</summary>
    Steps,

    /// <summary>Steps that ended since the process began; shown as a rate.</summary>
    StepsEnded,

    /// <summary>Live documents this node owns.</summary>
    Documents,

    /// <summary>Clients connected to them.</summary>
    Clients,
}

/// <summary>Reads a figure; register it as a singleton. Reading is cheap and does not throw.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Read">Its value now.</param>
public sealed record NodeGauge(NodeFigure Figure, Func<long> Read);
