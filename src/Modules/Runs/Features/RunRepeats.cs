using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Lines;

namespace Cadre.Runs.Features;

/// <summary>Starts runs from the journal of a finished one: replays, re-runs and variants.</summary>
internal sealed class RunRepeats(RunReading reading, RunStarts starts)
{
    public async Task<Result<RunId>> ReplayAsync(Tenant tenant, RunId origin, CancellationToken cancellationToken)
    {
        var found = await FindAsync(tenant, origin, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var journal = (await reading.EventsAsync(tenant, origin, 0, int.MaxValue, cancellationToken)).Select(e => RunEventCodec.Read(e.Kind, e.Version, e.Payload));
        return await starts.StartAsync(tenant, Request(found.Value), new RunStart(RunMode.Replay) { Tape = new Tape(journal) }, cancellationToken);
    }

    /// <param name="tenant">Whose run.</param>
    /// <param name="origin">The run to go by.</param>
    /// <param name="from">This step and all after it run again; within a body, the step that opened it. Null runs all again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Result<RunId>> RerunAsync(Tenant tenant, RunId origin, string? from, CancellationToken cancellationToken)
    {
        var found = await FindAsync(tenant, origin, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var state = found.Value.State;
        if (from is not null && !state.Graph.TryFind(StepPath.Top(from), out _))
        {
            return Error.NotFound("step");
        }

        var start = new RunStart(RunMode.Rerun) { From = from, Given = now => from is null ? [] : Reuse(origin, state, [from], now) };
        return await starts.StartAsync(tenant, Request(found.Value), start, cancellationToken);
    }

    public async Task<Result<RunId>> ForkAsync(Tenant tenant, RunId origin, IReadOnlyList<StepChange> changes, Func<FlowNode, FlowNode> settle, CancellationToken cancellationToken)
    {
        var found = await FindAsync(tenant, origin, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var state = found.Value.State;
        var forked = new FlowFork(state.Graph.Flow, settle).Apply(changes, address => state.Graph.TryFind(StepPath.Top(address), out var position) ? StepInputs.Sources(state, state.Steps[position]) : []);
        if (!forked.IsOk)
        {
            return forked.Error;
        }

        var request = Request(found.Value) with { Flow = forked.Value, Inputs = Without(state.Created?.Inputs, changes) };
        var start = new RunStart(RunMode.Fork) { Changes = changes, Given = now => Reuse(origin, state, [.. changes.Select(c => c.Address)], now) };
        return await starts.StartAsync(tenant, request, start, cancellationToken);
    }

    private async Task<Result<Origin>> FindAsync(Tenant tenant, RunId origin, CancellationToken cancellationToken)
    {
        if (await reading.FindRowAsync(tenant, origin, cancellationToken) is not { } row)
        {
            return Error.NotFound("run");
        }

        var state = await reading.LoadAsync(tenant, row, cancellationToken);
        return state.IsFinished ? new Origin(row, state) : Error.Conflict("run_not_finished", "The run has not ended yet.", "Wait for its end, or cancel it.");
    }

    private static StartRun Request(Origin origin) =>
        new(origin.State.Graph.Flow) { Canvas = origin.Row.Canvas_id, Origin = new(origin.Row.Id), Inputs = origin.State.Created?.Inputs, Lines = [.. (origin.State.Created?.Lines ?? []).Where(l => l.Name != RunAdmission.Workspace)], Priority = (RunPriority)origin.Row.Priority };

    /// <summary>Values given to the origin alone, but for those that a change replaces.</summary>
    private static Dictionary<string, IReadOnlyDictionary<string, PortValue>>? Without(IReadOnlyDictionary<string, IReadOnlyDictionary<string, PortValue>>? inputs, IReadOnlyList<StepChange> changes) =>
        inputs?.ToDictionary(
            i => i.Key,
            i => (IReadOnlyDictionary<string, PortValue>)i.Value.Where(v => !changes.Any(c => c.Address == i.Key && c.Inputs?.ContainsKey(v.Key) == true)).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>Results of steps that are neither at nor after one of the addresses.</summary>
    private static IEnumerable<RunEvent> Reuse(RunId origin, RunState state, IReadOnlyList<string> addresses, DateTimeOffset now)
    {
        var again = addresses.SelectMany(a => state.Graph.From(state.Graph.Position(StepPath.Top(a)))).ToHashSet();
        return state.Steps
            .Where(s => !again.Contains(s.Id) && s.Status == StepStatus.Succeeded)
            .Select(s => new StepReused(s.From ?? origin, s.Outputs, s.Sources, s.Views, s.Notes) { Address = s.Address, At = now });
    }

    private sealed record Origin(RunRow Row, RunState State);
}
