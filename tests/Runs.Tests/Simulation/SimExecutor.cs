using Cadre.Runs.Contracts;
using Cadre.Runs.Tests.Engine;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>Carries out steps of <see cref="SimFlows"/> in one process and tells the history every outside effect that really happens.</summary>
internal sealed class SimExecutor(SimWorld world, SimProcess process, SimHistory history, Func<int> node) : IStepExecutor
{
    public string Type => "test";

    public async Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        history.Executed(context.Run, context.Node.Address, node());
        var kind = context.Node.Address[0];
        if (kind == 'w' && context.Answer is null)
        {
            return new StepOutcome.Waiting("?") { Timeout = TimeSpan.FromSeconds(3) };
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
        return kind == 'x' ? new StepOutcome.Failed("no", "No.") : ScriptedExecutor.Done(context.Answer?.Answer ?? context.Node.Address, kind == 'c' ? "true" : "out");
    }

    private Task<string> EffectAsync(StepContext context, string name, CancellationToken cancellationToken) => context.OnceAsync(name, "http", async (key, token) =>
    {
        history.EffectBegan(context.Run, key, node());
        await Task.Delay(TimeSpan.FromMilliseconds(world.Chance.Next(50)), process.Time, token);
        return key;
    }, cancellationToken);
}
