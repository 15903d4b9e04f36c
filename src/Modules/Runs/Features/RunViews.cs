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
        Kind = RunModes.Kind(row.Mode, row.Origin is not null),
        Priority = (RunPriority)row.Priority,
        Seq = row.Head_seq,
    };

    public static RunView Of(RunRow row, RunState state) => Of(row) with
    {
        Status = state.Status,
        StartedAt = state.StartedAt,
        FinishedAt = state.FinishedAt,
        Cost = state.Cost,
        Seq = state.Seq,
        Trigger = state.Created?.Trigger,
        Steps = [.. state.Steps.Concat(state.Folded.Concat(state.OpenScopes).OrderBy(s => s.First).SelectMany(s => s.Steps)).Select(s => Step(new(row.Id), state, s))],
        Edges = state.Graph.Flow.Edges,
    };

    /// <summary>Which steps of a replay came out otherwise than in its origin. What happened within bodies shows in the results of the steps that opened them.</summary>
    public static ReplayComparison Compare(RunState origin, RunState replay)
    {
        var different = replay.Steps.Where(s => origin.Find(s.Address) is not { } before || !Same(before, s)).Select(s => s.Address).ToList();
        return new(different.Count == 0, different);
    }

    public static StepView Step(RunId run, RunState state, StepState step)
    {
        var node = step.Node;
        return new StepView
        {
            Address = step.Address,
            Type = node.Type,
            Title = node.Title,
            Status = step.Status,
            SideEffect = node.SideEffect,
            Attempt = step.Attempt,
            StartedAt = step.StartedAt,
            FinishedAt = step.FinishedAt,
            Inputs = step.Status == StepStatus.Pending && step.MissingSources > 0 ? null : StepInputs.Of(state, step),
            Outputs = step.Status == StepStatus.Succeeded ? step.Outputs.ToDictionary(o => o.Key, o => new PortValue(o.Value, step.Sources), StringComparer.Ordinal) : null,
            Views = step.Views,
            Notes = step.Notes,
            Error = step.Error,
            Question = step.Status == StepStatus.Waiting ? step.Question : null,
            Cost = step.Cost,
            Effects = [.. (step.Effects ?? []).Select(e => new EffectView(e.Name, e.EffectKind, e.StartedAt, e.DurationMs, e.Attempt))],
            Run = step.From ?? run,
            Body = step.Opening is { } body ? new BodyProgress(body.Items.Length, body.Open.Count, body.Ended, body.Failed, body.Results.Opened) : null,
        };
    }

    private static bool Same(StepState one, StepState other) =>
        one.Status == other.Status && one.Outputs.Count == other.Outputs.Count
        && one.Outputs.All(o => other.Outputs.TryGetValue(o.Key, out var value) && JsonElement.DeepEquals(o.Value, value));

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
