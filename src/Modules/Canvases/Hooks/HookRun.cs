using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Hooks;

/// <summary>
/// A call of a hook: 1. compile the canvas as it is now; 2. start a run with what was sent; 3. wait for its first response step, its end, or the time limit.
/// What was sent is untrusted.
/// </summary>
internal sealed class HookRun(ICanvasService canvases, IRunService runs, Notifications notifications, TimeProvider time)
{
    private const string WebhookType = "webhook";
    private const string InputType = "input";
    private const string ResponseType = "response";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public async Task<Result<StartedHook>> StartAsync(HookRow hook, JsonElement request, string? key, CancellationToken cancellationToken)
    {
        var actor = new Actor(ActorKind.System, hook.Id, $"Webhook {hook.Name}");
        var tenant = new Tenant(new WorkspaceId(hook.Workspace_id), actor, Role.Operator);
        var compiled = await canvases.CompileAsync(tenant, new CanvasId(hook.Canvas_id), RunSelection.All, cancellationToken); // 1
        if (!compiled.IsOk)
        {
            return compiled.Error;
        }

        var flow = compiled.Value.Flow;
        string[] sources = [$"webhook:{hook.Name}"];
        var inputs = flow.Nodes.Where(n => n.Type is WebhookType or InputType).ToDictionary(
            n => n.Address,
            n => (IReadOnlyDictionary<string, PortValue>)new Dictionary<string, PortValue>(StringComparer.Ordinal)
            {
                [n.Type == WebhookType ? "request" : InputType] = new(n.Type == WebhookType ? request : request.GetProperty("body"), sources),
            },
            StringComparer.Ordinal);
        var start = new StartRun(flow) { Canvas = hook.Canvas_id, Inputs = inputs.Count > 0 ? inputs : null, IdempotencyKey = key is null ? null : $"hook:{hook.Id}:{key}" };
        var started = await runs.StartAsync(tenant, start, cancellationToken); // 2
        return started.Then<StartedHook>(run => new StartedHook(tenant, run, flow.Nodes.Where(n => n.Type == ResponseType).ToDictionary(n => n.Address, n => n.Settings, StringComparer.Ordinal)));
    }

    /// <summary>The response step that ended first, or the run when it ended without one; null when the time is over.</summary>
    public async Task<HookOutcome?> WaitAsync(StartedHook started, TimeSpan limit, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (true) // 3
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var subscription = notifications.Subscribe($"run:{started.Run}", _ => changed.TrySetResult());
            var view = await runs.FindAsync(started.Tenant, started.Run, cancellationToken);
            if (view?.Steps.FirstOrDefault(s => s.Status == StepStatus.Succeeded && started.Responses.ContainsKey(s.Address)) is { } step)
            {
                return new(view, step);
            }

            if (view?.FinishedAt is not null)
            {
                return new(view, null);
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
}

/// <summary>A run that a hook started, with the settings of its response blocks.</summary>
internal sealed record StartedHook(Tenant Tenant, RunId Run, IReadOnlyDictionary<string, JsonElement> Responses);

/// <summary>What the caller is told.</summary>
internal sealed record HookOutcome(RunView Run, StepView? Response);
