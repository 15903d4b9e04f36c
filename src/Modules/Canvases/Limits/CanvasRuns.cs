using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Limits;

/// <summary>Starts runs of canvases in the lines in which they stand.</summary>
internal sealed class CanvasRuns(RunSettingsStore settings, IRunService runs)
{
    /// <param name="tenant">Whose canvas.</param>
    /// <param name="canvas">The canvas.</param>
    /// <param name="start">What to run.</param>
    /// <param name="priority">Null: what the canvas says.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Result<RunId>> StartAsync(Tenant tenant, CanvasId canvas, StartRun start, RunPriority? priority, CancellationToken cancellationToken) =>
        await runs.StartAsync(tenant, CanvasLines.Apply(start, canvas, await settings.FindAsync(tenant, canvas, cancellationToken), priority), cancellationToken);

    /// <summary>For a caller who waits for the first of some steps, or for the end.</summary>
    public async Task<Result<WatchedRun>> StartWatchedAsync(Tenant tenant, CanvasId canvas, StartRun start, IReadOnlySet<string> steps, CancellationToken cancellationToken) =>
        await runs.StartWatchedAsync(tenant, CanvasLines.Apply(start, canvas, await settings.FindAsync(tenant, canvas, cancellationToken), null), steps, cancellationToken);

    public Task<IReadOnlyDictionary<string, StepView>> LatestResultsAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken) =>
        runs.LatestResultsAsync(tenant, canvas.Value, cancellationToken);
}
