using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Plug;

/// <summary>Kills the process that has a run in hand, in development mode only.</summary>
internal static class PullThePlug
{
    public static async Task<Results<Accepted<PulledPlug>, ProblemHttpResult>> HandleAsync(RunId runId, Tenant tenant, PowerPlug plug, CancellationToken cancellationToken)
    {
        var pulled = await plug.PullAsync(tenant, runId, cancellationToken);
        return pulled.IsOk ? TypedResults.Accepted((string?)null, new PulledPlug(pulled.Value)) : pulled.Error.ToProblem();
    }
}

/// <summary>The process that dies.</summary>
/// <param name="Node">Its incarnation.</param>
internal sealed record PulledPlug(NodeId Node);
