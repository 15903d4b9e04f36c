using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Stops a run and its steps.</summary>
internal static class CancelRun
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(RunId runId, Tenant tenant, IRunService runs, CancellationToken cancellationToken)
    {
        var result = await runs.CancelAsync(tenant, runId, cancellationToken);
        return result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem();
    }
}
