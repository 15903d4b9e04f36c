using Cadre.Connections;
using Cadre.Identity;
using Cadre.Nodes;
using Cadre.Postgres;
using Cadre.Runs;
using Cadre.Server.Hosting;

namespace Cadre.Server.Composition;

/// <summary>What the composition needs to know.</summary>
internal sealed record ServerSetup
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public required int Port { get; init; }

    public required HomeLayout Home { get; init; }

    public required DatabaseOptions Database { get; init; }

    public required IdentityOptions Identity { get; init; }

    public required ConnectionsOptions Connections { get; init; }

    /// <summary>The engine and the place of artifacts.</summary>
    public required RunsOptions Runs { get; init; }

    /// <summary>How this server takes part among the nodes.</summary>
    public NodesOptions Nodes { get; init; } = new();

    /// <summary>Where sandboxes keep their files; other accounts must be able to reach it.</summary>
    public required string Sandboxes { get; init; }

    /// <summary>The folder of the built web client.</summary>
    public required string Web { get; init; }
}
