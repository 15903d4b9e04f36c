using System.Globalization;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>The journal of a run, oldest first.</summary>
internal static class ListRunEvents
{
    public static async Task<Results<Ok<Page<StreamEvent>>, ProblemHttpResult>> HandleAsync(
        RunId runId, long? cursor, int? limit, Tenant tenant, RunReading reading, CancellationToken cancellationToken)
    {
        if (await reading.FindRowAsync(tenant, runId, cancellationToken) is null)
        {
            return Error.NotFound("run").ToProblem();
        }

        var size = Math.Clamp(limit ?? 200, 1, 1000);
        var rows = await reading.EventsAsync(tenant, runId, cursor ?? 0, size + 1, cancellationToken);
        var next = rows.Count > size ? rows[size - 1].Seq.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<StreamEvent>([.. rows.Take(size).Select(RunStreamSource.Event)], next));
    }
}
