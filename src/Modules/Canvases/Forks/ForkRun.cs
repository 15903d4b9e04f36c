using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Forks;

/// <summary>Starts a variant of a finished run with changed steps; steps that the changes do not touch keep their results.</summary>
internal static class ForkRun
{
    public static async Task<Results<Accepted<ForkedRun>, ProblemHttpResult>> HandleAsync(RunId runId, ForkRequest request, Tenant tenant, ForkChanges changes, CancellationToken cancellationToken)
    {
        var started = await changes.StartAsync(tenant, runId, request.Changes, cancellationToken);
        return started.IsOk ? TypedResults.Accepted($"/api/v1/runs/{started.Value}", new ForkedRun(started.Value)) : started.Error.ToProblem();
    }
}

/// <summary>A variant to start.</summary>
/// <param name="Changes">What is different: 1 to 50 steps.</param>
internal sealed record ForkRequest(IReadOnlyList<ForkChange> Changes);

/// <summary>What a variant changes in one step.</summary>
/// <param name="Address">The step; one within a body is changed for all its items.</param>
/// <param name="Settings">Settings that are different; null for one removes it. The others stay.</param>
/// <param name="Inputs">Input port → value in place of what the origin gave there.</param>
/// <param name="FromCanvas">Whether to begin with the block as it is on the canvas now.</param>
internal sealed record ForkChange(string Address, IReadOnlyDictionary<string, JsonElement>? Settings = null, IReadOnlyDictionary<string, JsonElement>? Inputs = null, bool? FromCanvas = null);

/// <summary>A variant that was accepted.</summary>
internal sealed record ForkedRun(RunId RunId);
