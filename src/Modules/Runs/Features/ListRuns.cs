using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Runs, newest first.</summary>
internal static class ListRuns
{
    public static async Task<Results<Ok<Page<RunView>>, ProblemHttpResult>> HandleAsync(
        Guid? canvasId, string? status, Guid? cursor, int? limit, Tenant tenant, RunReading reading, CancellationToken cancellationToken)
    {
        if (status is not null && !RunStatusText.TryRead(status, out _))
        {
            return Error.Invalid("bad_status", $"There is no run status '{status}'.", "Use queued, running, waiting, paused, succeeded, failed or cancelled.").ToProblem();
        }

        var size = Math.Clamp(limit ?? 50, 1, 200);
        var rows = await reading.ListAsync(tenant, canvasId, status, cursor, size + 1, cancellationToken);
        return TypedResults.Ok(new Page<RunView>([.. rows.Take(size).Select(RunViews.Of)], rows.Count > size ? rows[size - 1].Id.ToString() : null));
    }
}
