using Cadre.Connections.Log;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Connections.Features;

/// <summary>Every call to the outside, newest first. <c>outcome</c>: allowed, refused or failed; <c>host</c>: a part of the name.</summary>
internal static class ListEgressLog
{
    private static readonly string[] Outcomes = ["", "allowed", "refused", "failed"];

    public static async Task<Results<Ok<Page<EgressLogRow>>, ProblemHttpResult>> HandleAsync(
        string? host, string? purpose, string? outcome, Guid? run, Guid? sandbox, Guid? cursor, int? limit, Tenant tenant, EgressLogReading reading, CancellationToken cancellationToken)
    {
        if (!Outcomes.Contains(outcome ?? ""))
        {
            return Error.Invalid("egress_filter_invalid", $"'{outcome}' is no outcome.", "Use allowed, refused or failed.").ToProblem();
        }

        var size = Math.Clamp(limit ?? 100, 1, 500);
        var filter = new EgressLogFilter(Clean(host).ToLowerInvariant(), Clean(purpose), outcome ?? "", run, sandbox);
        var rows = await reading.ListAsync(tenant, filter, cursor, size + 1, cancellationToken);
        return TypedResults.Ok(new Page<EgressLogRow>([.. rows.Take(size)], rows.Count > size ? rows[size - 1].Id.ToString() : null));
    }

    private static string Clean(string? text) => (text ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
}
