using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Makes a link by which somebody without an account can answer one waiting step, once.</summary>
internal static class CreateAnswerLink
{
    public static async Task<Results<Ok<NewAnswerLink>, ProblemHttpResult>> HandleAsync(RunId runId, AnswerLinkRequest request, Tenant tenant, AnswerLinks links, CancellationToken cancellationToken)
    {
        var made = await links.CreateAsync(tenant, runId, request, cancellationToken);
        return made.IsOk ? TypedResults.Ok(made.Value) : made.Error.ToProblem();
    }
}
