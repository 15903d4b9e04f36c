using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Runs a finished run again: "replay" from its tape without outside calls, "rerun" for real from a step on.</summary>
internal static class ReplayRun
{
    public static async Task<Results<Accepted<RunReference>, ProblemHttpResult>> HandleAsync(RunId runId, ReplayRequest request, Tenant tenant, IRunService runs, CancellationToken cancellationToken)
    {
        if (request.Mode == RepeatMode.Replay && request.From is not null)
        {
            return Error.Invalid("bad_mode", "A replay repeats the whole run.", "Leave the step out, or use the mode “rerun”.").ToProblem();
        }

        var started = await runs.ReplayAsync(tenant, runId, request.Mode == RepeatMode.Replay ? RunMode.Replay : RunMode.Rerun, request.From, cancellationToken);
        return started.IsOk ? TypedResults.Accepted($"/api/v1/runs/{started.Value}", new RunReference(started.Value)) : started.Error.ToProblem();
    }
}

/// <summary>How to run again.</summary>
/// <param name="Mode"><c>replay</c> or <c>rerun</c>.</param>
/// <param name="From">With rerun: the first step that runs again; null for all.</param>
internal sealed record ReplayRequest(RepeatMode Mode, string? From = null);

/// <summary>Ways to run again as it was.</summary>
internal enum RepeatMode
{
    /// <summary>From the journal, without outside calls.</summary>
    Replay,

    /// <summary>For real.</summary>
    Rerun,
}

/// <summary>A run that was accepted.</summary>
internal sealed record RunReference(RunId RunId);
