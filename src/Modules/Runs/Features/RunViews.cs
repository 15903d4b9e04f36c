using System.Text.Json;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Persistence;

namespace Cadre.Runs.Features;

/// <summary>Makes what people see from rows and states.</summary>
internal static class RunViews
{
    /// <summary>A run in a listing: without steps.</summary>
    public static RunView Of(RunRow row) => new()
    {
        Id = new(row.Id),
        CanvasId = row.Canvas_id,
        FlowHash = row.Flow_hash,
        Title = row.Title,
        Status = RunStatusText.Read(row.Status),
        CreatedAt = Utc(row.Created_at),
        StartedAt = row.Started_at is { } started ? Utc(started) : null,
        FinishedAt = row.Finished_at is { } finished ? Utc(finished) : null,
        StartedBy = row.By,
        Cost = row.Cost,
        Origin = row.Origin is { } origin ? new RunId(origin) : null,
        Seq = row.Head_seq,
    };

    public static RunView Of(RunRow row, RunState state) => Of(row) with
    {
        Status = state.Status,
        StartedAt = state.StartedAt,
        FinishedAt = state.FinishedAt,
        Cost = state.Cost,
        Seq = state.Seq,
        Steps = [.. Enumerable.Range(0, state.Graph.Count).Select(i => Step(new(row.Id), state, i))],
        Edges = state.Graph.Flow.Edges,
    };

    /// <summary>Which steps of a replay came out otherwise than in its origin.</summary>
    public static ReplayComparison Compare(RunState origin, RunState replay)
    {
        var different = Enumerable.Range(0, replay.Graph.Count)
            .Where(i => !origin.Graph.TryFind(replay.Graph.Node(i).Address, out var at) || !Same(origin[at], replay[i]))
            .Select(i => replay.Graph.Node(i).Address).ToList();
        return new(different.Count == 0, different);
    }

    private static StepView Step(RunId run, RunState state, int position)
    {
        var (step, node) = (state[position], state.Graph.Node(position));
        return new StepView
        {
            Address = node.Address,
            Type = node.Type,
            Title = node.Title,
            Status = step.Status,
            Attempt = step.Attempt,
            StartedAt = step.StartedAt,
            FinishedAt = step.FinishedAt,
            Inputs = step.Status == StepStatus.Pending && step.MissingSources > 0 ? null : StepInputs.Of(state, position),
            Outputs = step.Status == StepStatus.Succeeded ? step.Outputs.ToDictionary(o => o.Key, o => new PortValue(o.Value, step.Sources), StringComparer.Ordinal) : null,
            Views = step.Views,
            Notes = step.Notes,
            Error = step.Error,
            Question = step.Status == StepStatus.Waiting ? step.Question : null,
            Cost = step.Cost,
            Effects = [.. (step.Effects ?? []).Select(e => new EffectView(e.Name, e.EffectKind, e.StartedAt, e.DurationMs, e.Attempt))],
            Run = step.From ?? run,
        };
    }

    private static bool Same(StepState one, StepState other) =>
        one.Status == other.Status && one.Outputs.Count == other.Outputs.Count
        && one.Outputs.All(o => other.Outputs.TryGetValue(o.Key, out var value) && JsonElement.DeepEquals(o.Value, value));

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
