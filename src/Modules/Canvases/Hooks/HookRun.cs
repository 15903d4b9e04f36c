using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Limits;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Hooks;

/// <summary>
/// A call of a hook: 1. find the canvas as it is now, compiled; 2. start a run with what was sent; 3. wait for its first response step, its end, or the time limit: here as
/// long as this node executes it, 4. else by looking it up. What was sent is untrusted.
/// </summary>
internal sealed class HookRun(HookFlows flows, CanvasRuns starts, IRunService runs, Notifications notifications, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public async Task<Result<StartedHook>> StartAsync(HookRow hook, JsonElement request, string? key, CancellationToken cancellationToken)
    {
        var actor = new Actor(ActorKind.System, hook.Id, $"Webhook {hook.Name}");
        var tenant = new Tenant(new WorkspaceId(hook.Workspace_id), actor, Role.Operator);
        var found = await flows.FindAsync(tenant, hook.Canvas_id, cancellationToken); // 1
        if (!found.IsOk)
        {
            return found.Error;
        }

        var flow = found.Value;
        var start = new StartRun(flow.Flow) { Canvas = hook.Canvas_id, Inputs = flow.Inputs(request, [$"webhook:{hook.Name}"]), IdempotencyKey = key is null ? null : $"hook:{hook.Id}:{key}" };
        var started = await starts.StartWatchedAsync(tenant, new CanvasId(hook.Canvas_id), start, flow.Awaited, cancellationToken); // 2
        return started.Then<StartedHook>(run => new StartedHook(tenant, run, flow.Responses));
    }

    /// <summary>The response step that ended first, or how the run ended without one; null when the time is over.</summary>
    public async Task<HookOutcome?> WaitAsync(StartedHook started, TimeSpan limit, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        try
        {
            if (await started.Run.Seen.WaitAsync(limit, time, cancellationToken) is { } seen) // 3
            {
                return new(seen.Status, seen.Address is null ? null : new(seen.Address, seen.Outputs![HookResponse.Port]));
            }
        }
        catch (TimeoutException)
        {
            return null;
        }

        while (true) // 4
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var subscription = notifications.Subscribe($"run:{started.Id}", _ => changed.TrySetResult());
            if (await LookAsync(started, cancellationToken) is { } outcome)
            {
                return outcome;
            }

            var left = limit - time.GetElapsedTime(begun);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            await Task.WhenAny(changed.Task, Task.Delay(left < Look ? left : Look, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<HookOutcome?> LookAsync(StartedHook started, CancellationToken cancellationToken)
    {
        var view = await runs.FindAsync(started.Tenant, started.Id, cancellationToken);
        return view?.Steps.FirstOrDefault(s => s.Status == StepStatus.Succeeded && started.Responses.ContainsKey(s.Address)) is { } step
            ? new(view.Status, new(step.Address, step.Outputs![HookResponse.Port].Value))
            : view?.FinishedAt is null ? null : new(view.Status, null);
    }
}

/// <summary>A run that a hook started, with the settings of its response blocks.</summary>
internal sealed record StartedHook(Tenant Tenant, WatchedRun Run, IReadOnlyDictionary<string, JsonElement> Responses)
{
    public RunId Id => Run.Run;
}

/// <summary>What the caller is told: the response, or how the run ended without one.</summary>
internal sealed record HookOutcome(RunStatus Status, HookResponse? Response);

/// <summary>What a response step holds.</summary>
internal sealed record HookResponse(string Address, JsonElement Value)
{
    /// <summary>The port it is on.</summary>
    public const string Port = "value";
}
