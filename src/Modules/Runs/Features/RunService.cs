using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;

namespace Cadre.Runs.Features;

/// <summary>Starts and steers runs.</summary>
internal sealed class RunService(RunDispatch dispatch, RunStarts starts, RunRepeats repeats, RunReading reading, IdSource ids) : IRunService
{
    public Task<Result<RunId>> StartAsync(Tenant tenant, StartRun request, CancellationToken cancellationToken) =>
        starts.StartAsync(tenant, request, RunStart.Fresh, cancellationToken);

    public async Task<Result<WatchedRun>> StartWatchedAsync(Tenant tenant, StartRun request, IReadOnlySet<string> steps, CancellationToken cancellationToken)
    {
        var watch = new RunWatch(steps);
        var started = await starts.StartAsync(tenant, request, RunStart.Fresh with { Watch = watch }, cancellationToken);
        return started.Then<WatchedRun>(run => new WatchedRun(run, watch.Seen));
    }

    public Task<Result<Done>> CancelAsync(Tenant tenant, RunId run, CancellationToken cancellationToken) =>
        dispatch.SendAsync(tenant, run, new RunCommand.Cancel(tenant.Actor, ids.NewGuid()), cancellationToken);

    public Task<Result<Done>> PauseAsync(Tenant tenant, RunId run, CancellationToken cancellationToken) =>
        dispatch.SendAsync(tenant, run, new RunCommand.Pause(tenant.Actor, ids.NewGuid()), cancellationToken);

    public Task<Result<Done>> ResumeAsync(Tenant tenant, RunId run, CancellationToken cancellationToken) =>
        dispatch.SendAsync(tenant, run, new RunCommand.Resume(tenant.Actor, ids.NewGuid()), cancellationToken);

    public Task<Result<Done>> AnswerAsync(Tenant tenant, RunId run, string address, string answer, JsonElement? fields, CancellationToken cancellationToken) =>
        dispatch.SendAsync(tenant, run, new RunCommand.Answer(tenant.Actor, ids.NewGuid(), address, answer, fields) { Role = tenant.Role }, cancellationToken);

    public Task<RunView?> FindAsync(Tenant tenant, RunId run, CancellationToken cancellationToken) => reading.FindAsync(tenant, run, cancellationToken);

    public Task<IReadOnlyDictionary<string, StepView>> LatestResultsAsync(Tenant tenant, Guid canvas, CancellationToken cancellationToken) =>
        reading.LatestAsync(tenant, canvas, cancellationToken);

    public Task<IReadOnlyDictionary<string, StepStatus>> LatestStatesAsync(Tenant tenant, Guid canvas, CancellationToken cancellationToken) =>
        reading.LatestStatesAsync(tenant, canvas, cancellationToken);

    public Task<Result<RunId>> ReplayAsync(Tenant tenant, RunId origin, RunMode mode, string? from, CancellationToken cancellationToken) => mode == RunMode.Replay
        ? repeats.ReplayAsync(tenant, origin, cancellationToken)
        : repeats.RerunAsync(tenant, origin, from, cancellationToken);

    public Task<Result<RunId>> ForkAsync(Tenant tenant, RunId origin, IReadOnlyList<StepChange> changes, Func<FlowNode, FlowNode> settle, CancellationToken cancellationToken) =>
        repeats.ForkAsync(tenant, origin, changes, settle, cancellationToken);

    public async Task<RunFlow?> FindFlowAsync(Tenant tenant, RunId run, CancellationToken cancellationToken) =>
        await reading.FindRowAsync(tenant, run, cancellationToken) is { } row ? new RunFlow((await reading.GraphAsync(tenant, row, cancellationToken)).Flow, row.Canvas_id) : null;
}
