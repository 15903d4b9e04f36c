using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>A run with its steps.</summary>
internal static class GetRun
{
    public static async Task<Results<Ok<RunView>, ProblemHttpResult>> HandleAsync(RunId runId, Tenant tenant, IRunService runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(tenant, runId, cancellationToken) is { } view ? TypedResults.Ok(view) : Error.NotFound("run").ToProblem();
}
