using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Answers a waiting step. The first answer counts.</summary>
internal static class AnswerStep
{
    private const int MaxAnswer = 200;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(RunId runId, AnswerRequest request, Tenant tenant, IRunService runs, CancellationToken cancellationToken)
    {
        if (request.Answer.Length is 0 or > MaxAnswer)
        {
            return Error.Invalid("bad_answer", $"An answer has 1 to {MaxAnswer} characters, such as “approved” or “rejected”.").ToProblem();
        }

        var result = await runs.AnswerAsync(tenant, runId, request.Address, request.Answer, request.Fields, cancellationToken);
        return result.IsOk ? TypedResults.NoContent() : result.Error.ToProblem();
    }
}

/// <summary>An answer.</summary>
/// <param name="Address">The waiting step.</param>
/// <param name="Answer">Such as <c>approved</c> or <c>rejected</c>.</param>
/// <param name="Fields">The form's fields.</param>
internal sealed record AnswerRequest(string Address, string Answer, JsonElement? Fields = null);
