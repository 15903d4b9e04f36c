using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Holds a run: steps under way end, none begins.</summary>
internal static class PauseRun
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(RunId runId, Tenant tenant, IRunService runs, CancellationToken cancellationToken)
    {
        var result = await runs.PauseAsync(tenant, runId, cancellationToken);
        return result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem();
    }
}
