using Cadre.Runs.Contracts;
using Cadre.Runs.Tests.Engine;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>Carries out steps of <see cref="SimFlows"/> in one process and tells the history every outside effect that really happens.</summary>
internal sealed class SimExecutor(SimWorld world, SimProcess process, SimHistory history, SimPlant plant, Func<int> node) : IStepExecutor
{
    public string Type => "test";

    public async Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        history.Executed(context.Run, context.Node.Address, node());
        var local = context.Node.Address[(context.Node.Address.LastIndexOf('/') + 1)..];
        var kind = local[0];
        if (kind is 'w' or 'e' or 't' && context.Answer is null)
        {
            return Wait(kind);
        }

        if (local.Length == 2 && local[1] == 'o')
        {
            return await OpenAsync(context, kind, cancellationToken);
        }

        if (kind == 'p')
        {
            await Task.WhenAll(EffectAsync(context, "one", cancellationToken), EffectAsync(context, "two", cancellationToken));
        }
        else
        {
            await EffectAsync(context, "one", cancellationToken);
        }

        if (kind == 'f' && context.Attempt < 3)
        {
            return new StepOutcome.Failed("flaky", "Not yet.") { Retryable = true };
        }

        await EffectAsync(context, "last", cancellationToken);
        return kind == 'x' || (kind == 'm' && context.Input("in")!.Value.GetInt32() == 2) ? new StepOutcome.Failed("no", "No.") : ScriptedExecutor.Done(context.Answer?.Answer ?? context.Node.Address, kind == 'c' ? "true" : "out");
    }

    private static StepOutcome.Waiting Wait(char kind) => new("?")
    {
        Timeout = TimeSpan.FromSeconds(3),
        Reminders = [TimeSpan.FromSeconds(1)],
        EscalateAfter = TimeSpan.FromSeconds(2),
        Kind = kind switch { 'e' => WaitKind.Event, 't' => WaitKind.Time, _ => WaitKind.Answer },
        Event = kind == 'e' ? new("go", "") : null,
    };

    private async Task<StepOutcome> OpenAsync(StepContext context, char kind, CancellationToken cancellationToken)
    {
        var lanes = SimFlows.Lanes + (plant == SimPlant.OneLaneMore ? 1 : 0);
        if (context.Body is not { } body)
        {
            await EffectAsync(context, "one", cancellationToken);
            return kind is 'l' or 'L'
                ? new StepOutcome.Opens(TestFlows.Json(Enumerable.Range(0, SimFlows.Items)), "item", lanes) { StopsAtFailure = kind == 'L' }
                : new StepOutcome.Opens(TestFlows.Json(new[] { 0 }), "item", 1) { Single = kind == 's' };
        }

        if (kind == 'u' && body.Opened < SimFlows.Rounds)
        {
            return new StepOutcome.Opens(TestFlows.Json(new[] { body.Opened }), "item", 1);
        }

        await EffectAsync(context, "last", cancellationToken);
        return kind == 'L' && body.Results.Any(r => r is null or { Status: not StepStatus.Succeeded })
            ? new StepOutcome.Failed("no", "No.")
            : ScriptedExecutor.Done(body.Results.Count);
    }

    private Task<string> EffectAsync(StepContext context, string name, CancellationToken cancellationToken) => context.OnceAsync(name, "http", async (key, token) =>
    {
        history.EffectBegan(context.Run, key, node());
        await Task.Delay(TimeSpan.FromMilliseconds(world.Chance.Next(50)), process.Time, token);
        return key;
    }, cancellationToken);
}

/// <summary>A bug that is planted to see that it is found.</summary>
internal enum SimPlant
{
    /// <summary>None.</summary>
    None,

    /// <summary>Commits are accepted whoever owns the run and wherever its journal stands.</summary>
    ForgottenFence,

    /// <summary>Loops open one scope more at once than they may.</summary>
    OneLaneMore,
}
