using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Iterations;

/// <summary>A result a block once had.</summary>
/// <param name="RunId">The run that made it.</param>
/// <param name="Address">The block's address in it.</param>
/// <param name="Status">succeeded or failed.</param>
/// <param name="FinishedAt">When.</param>
/// <param name="Attempt">At which attempt.</param>
/// <param name="Outputs">Output port → value; null when it failed.</param>
/// <param name="Views">What to look at.</param>
/// <param name="Kept">Whether somebody marked it to be kept.</param>
/// <param name="Shown">Whether it is the one that is shown and used.</param>
internal sealed record BlockResult(
    RunId RunId, string Address, StepStatus Status, DateTimeOffset? FinishedAt, int Attempt, IReadOnlyDictionary<string, PortValue>? Outputs, IReadOnlyList<ResultView> Views, bool Kept, bool Shown)
{
    /// <summary>The name it was given when it was kept.</summary>
    public string? Name { get; init; }

    /// <summary>Why it failed; null otherwise.</summary>
    public StepError? Error { get; init; }
}

/// <summary>The results of a block, newest first.</summary>
internal static class ListBlockResults
{
    private const int MaxLimit = 50;

    public static async Task<Results<Ok<Page<BlockResult>>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, string blockId, CanvasStore canvases, IResultHistory results, KeptResults kept, CancellationToken cancellationToken, string? cursor = null, int limit = 20)
    {
        RunId? before = null;
        if (cursor is not null)
        {
            if (!RunId.TryParse(cursor, out var run))
            {
                return Versions.IdCursor.Invalid.ToProblem();
            }

            before = run;
        }

        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var page = await results.ListAsync(tenant, canvasId.Value, blockId, before, Math.Clamp(limit, 1, MaxLimit), cancellationToken);
        var names = await kept.OfAsync(tenant, canvasId, blockId, cancellationToken);
        return TypedResults.Ok(new Page<BlockResult>([.. page.Items.Select(step => View(step, page.Shown, names))], page.Next?.ToString()));
    }

    private static BlockResult View(StepView step, RunId? shown, IReadOnlyDictionary<Guid, string?> kept)
    {
        var run = step.Run!.Value; // a result of a run
        return new BlockResult(run, step.Address, step.Status, step.FinishedAt, step.Attempt, step.Outputs, step.Views, kept.ContainsKey(run.Value), run == shown)
        {
            Name = kept.GetValueOrDefault(run.Value),
            Error = step.Error,
        };
    }
}

/// <summary>Marks a result to be kept, with a name perhaps.</summary>
internal static class KeepBlockResult
{
    private const int MaxName = 120;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, string blockId, RunId runId, KeptName request, CanvasStore canvases, IResultHistory results, KeptResults kept, CancellationToken cancellationToken)
    {
        var name = string.IsNullOrWhiteSpace(request.Name) ? null : request.Name.Trim();
        if (name is not null && (name.Length > MaxName || name.Any(char.IsControl)))
        {
            return Error.Invalid("name_invalid", $"A name has 1 to {MaxName} characters and no line breaks.", "Choose another name, or none.").ToProblem();
        }

        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null || await results.FindAsync(tenant, canvasId.Value, blockId, runId, cancellationToken) is null)
        {
            return Error.NotFound("result").ToProblem();
        }

        await kept.KeepAsync(tenant, canvasId, blockId, runId, name, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Takes the mark away; the result stays in the run's history.</summary>
internal static class ReleaseBlockResult
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, string blockId, RunId runId, CanvasStore canvases, KeptResults kept, CancellationToken cancellationToken) =>
        await canvases.FindAsync(tenant, canvasId, cancellationToken) is not null && await kept.ReleaseAsync(tenant, canvasId, blockId, runId, cancellationToken)
            ? TypedResults.NoContent()
            : Error.NotFound("result").ToProblem();
}

/// <summary>Goes back to a result: it is shown, and taken by the blocks after it, until the block runs again.</summary>
internal static class ShowBlockResult
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, string blockId, RunId runId, CanvasStore canvases, IResultHistory results, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null || await results.FindAsync(tenant, canvasId.Value, blockId, runId, cancellationToken) is null)
        {
            return Error.NotFound("result").ToProblem();
        }

        return await results.ShowAsync(tenant, canvasId.Value, blockId, runId, cancellationToken)
            ? TypedResults.NoContent()
            : Error.Conflict("result_failed", "That attempt failed: there is nothing to show and use.", "Choose a result that succeeded.").ToProblem();
    }
}

/// <summary>A name for a kept result.</summary>
internal sealed record KeptName(string? Name = null);
