using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Steps that wait for an answer, oldest run first.</summary>
internal static class ListApprovals
{
    private const int Usual = 50;

    public static async Task<Ok<Page<ApprovalView>>> HandleAsync(Guid? cursor, int? limit, Tenant tenant, IOpenQuestions questions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await questions.ListAsync(tenant, cursor, limit ?? Usual, cancellationToken));
}
