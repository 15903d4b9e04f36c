using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Execution;
using Cadre.Runs.Features;

namespace Cadre.Runs.Lines;

/// <summary>Whether a new run may begin, waits in line, or is refused.</summary>
internal sealed class RunAdmission(LineStore store, EngineNode node, LineLeavers leavers, WorkspaceLimits limits, QueueGauge gauge, RunsOptions options) : IRunLines
{
    /// <summary>The line of all runs of a workspace.</summary>
    public const string Workspace = "workspace";

    /// <summary>The lines in which a run of the workspace stands.</summary>
    public async ValueTask<IReadOnlyList<RunLine>> LinesAsync(Tenant tenant, StartRun request, RunMode mode, CancellationToken cancellationToken)
    {
        if (mode == RunMode.Replay)
        {
            return []; // it does nothing outside
        }

        return await limits.FindAsync(tenant, cancellationToken) is { } most ? [.. request.Lines, new RunLine(Workspace, "this workspace", most, WhenFull.Queue)] : request.Lines;
    }

    /// <summary>Takes the places of a run that is about to be made; answers whether it waits for them.</summary>
    public async ValueTask<Result<bool>> EnterAsync(Tenant tenant, RunId run, RunPriority priority, IReadOnlyList<RunLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
        {
            return false;
        }

        var entry = await store.EnterAsync(tenant.Workspace, run, priority, lines, options.MaxQueuedRuns, node.Id, cancellationToken);
        return entry.Outcome switch
        {
            LineOutcome.Held => false,
            LineOutcome.Waits => true,
            LineOutcome.Refused => RunErrors.LineFull(entry.FullLine ?? ""),
            _ => RunErrors.QueueFull(options.MaxQueuedRuns),
        };
    }

    /// <summary>The run came to be and waits: it may have been admitted before its row was there, and others may have been replaced.</summary>
    public void Waits(Tenant tenant, IReadOnlyList<RunLine> lines) => leavers.Add(new(tenant.Workspace, null, [.. lines.Select(l => l.Name)]));

    /// <summary>The run did not come to be.</summary>
    public void Leave(Tenant tenant, RunId run, IReadOnlyList<RunLine> lines)
    {
        if (lines.Count > 0)
        {
            leavers.Add(new(tenant.Workspace, run, [.. lines.Select(l => l.Name)]));
        }
    }

    /// <summary>Whether more wait for a node with room than may.</summary>
    public Task<bool> IsCrowdedAsync(Tenant tenant, CancellationToken cancellationToken) => gauge.IsFullAsync(tenant, options.MaxQueuedRuns, cancellationToken);

    public async Task ResizeAsync(Tenant tenant, string line, int most, CancellationToken cancellationToken)
    {
        await store.ResizeAsync(tenant, line, most, cancellationToken);
        leavers.Add(new(tenant.Workspace, null, [line]));
    }
}
