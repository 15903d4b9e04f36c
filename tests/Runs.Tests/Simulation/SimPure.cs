using Cadre.Runs.Contracts;
using Cadre.Runs.Tests.Engine;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>Carries out pure steps: they may run before their run is stored, and again when it was not.</summary>
internal sealed class SimPure(SimWorld world, SimHistory history, Func<int> node) : IStepExecutor
{
    public string Type => "pure";

    public bool IsPure => true;

    public async Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        history.Executed(context.Run, context.Node.Address, node());
        if (world.Chance.Next(2) == 0)
        {
            await Task.Yield();
        }

        return ScriptedExecutor.Done(context.Node.Address);
    }
}
