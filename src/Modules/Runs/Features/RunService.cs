using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Features;

/// <summary>Starts and steers runs.</summary>
internal sealed class RunService(RunDispatch dispatch, RunStarts starts, RunReading reading, IdSource ids) : IRunService
{
    public Task<Result<RunId>> StartAsync(Tenant tenant, StartRun request, CancellationToken cancellationToken) =>
        starts.StartAsync(tenant, request, RunMode.Live, static _ => [], tape: null, cancellationToken);

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

    public async Task<Result<RunId>> ReplayAsync(Tenant tenant, RunId origin, RunMode mode, string? from, CancellationToken cancellationToken)
    {
        if (await reading.FindRowAsync(tenant, origin, cancellationToken) is not { } row)
        {
            return Error.NotFound("run");
        }

        var state = await reading.LoadAsync(tenant, row, cancellationToken);
        if (!state.IsFinished)
        {
            return Error.Conflict("run_not_finished", "The run has not ended yet.", "Wait for its end, or cancel it.");
        }

        var request = new StartRun(state.Graph.Flow) { Canvas = row.Canvas_id, Origin = origin, Inputs = state.Created?.Inputs };
        if (mode == RunMode.Replay)
        {
            var journal = (await reading.EventsAsync(tenant, origin, 0, int.MaxValue, cancellationToken)).Select(e => RunEventCodec.Read(e.Kind, e.Version, e.Payload));
            return await starts.StartAsync(tenant, request, RunMode.Replay, static _ => [], new Tape(journal), cancellationToken);
        }

        if (from is not null && !state.Graph.TryFind(from, out _))
        {
            return Error.NotFound("step");
        }

        return await starts.StartAsync(tenant, request, RunMode.Rerun, now => from is null ? [] : Reuse(origin, state, from, now), tape: null, cancellationToken);
    }

    /// <summary>Results of steps that are not at or after <paramref name="from"/>.</summary>
    private static IEnumerable<RunEvent> Reuse(RunId origin, RunState state, string from, DateTimeOffset now)
    {
        var again = state.Graph.From(state.Graph.Position(from));
        return state.Steps
            .Where(s => !again.Contains(s.Id) && s.Status == StepStatus.Succeeded)
            .Select(s => new StepReused(s.From ?? origin, s.Outputs, s.Sources, s.Views, s.Notes) { Address = s.Address, At = now });
    }
}
