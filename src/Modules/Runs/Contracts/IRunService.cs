using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>Starts and steers runs.</summary>
public interface IRunService
{
    /// <summary>Stores a run of a flow durably and starts it; answers after the commit.</summary>
    Task<Result<RunId>> StartAsync(Tenant tenant, StartRun request, CancellationToken cancellationToken);

    /// <summary>Asks a run to stop; steps under way are cancelled.</summary>
    Task<Result<Done>> CancelAsync(Tenant tenant, RunId run, CancellationToken cancellationToken);

    /// <summary>Answers a waiting step. The first answer counts.</summary>
    Task<Result<Done>> AnswerAsync(Tenant tenant, RunId run, string address, string answer, JsonElement? fields, CancellationToken cancellationToken);

    /// <summary>The run with its steps; null when unknown to the tenant.</summary>
    Task<RunView?> FindAsync(Tenant tenant, RunId run, CancellationToken cancellationToken);

    /// <summary>The latest finished result of each address of a canvas: what blocks show and what dependants take when they run alone.</summary>
    Task<IReadOnlyDictionary<string, StepView>> LatestResultsAsync(Tenant tenant, Guid canvas, CancellationToken cancellationToken);
}

/// <summary>What to run.</summary>
/// <param name="Flow">The flow.</param>
public sealed record StartRun(Flow Flow)
{
    /// <summary>The canvas it was compiled from; null for none.</summary>
    public Guid? Canvas { get; init; }

    /// <summary>A caller's key: a repeat answers the first run.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The run this one re-runs or replays; null for a fresh one.</summary>
    public RunId? Origin { get; init; }
}
