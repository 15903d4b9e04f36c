using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Lets a held run go on.</summary>
internal static class ResumeRun
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(RunId runId, Tenant tenant, IRunService runs, CancellationToken cancellationToken)
    {
        var result = await runs.ResumeAsync(tenant, runId, cancellationToken);
        return result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem();
    }
}
