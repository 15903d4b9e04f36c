using Cadre.Runs.Contracts;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

public sealed class JoinTests : EngineTest
{
    private readonly TaskCompletionSource late = new();

    [Fact]
    public async Task JoinAfterOne_FirstValue_BeginsWithoutTheOthersAndReplaysAlike()
    {
        Executor.On("slow", async (_, ct) => { await late.Task.WaitAsync(ct); return Done("slow"); })
            .On("join", c => { late.TrySetResult(); return Done(c.Input("in")); });
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, Flow(1, "slow fast", "slow>join", "fast>join"));
        view.Steps.Single(s => s.Address == "join").Outputs!["out"].Value.GetRawText().ShouldBe("\"fast\"");

        var replay = (await node.Runs.ReplayAsync(Tenant, view.Id, RunMode.Replay, null, CancellationToken.None)).Value;
        (await node.UntilAsync(Tenant, replay)).Comparison!.Identical.ShouldBeTrue("in the replay the slow one is first");
    }

    [Fact]
    public async Task JoinAfterTwo_OneOfThreeFails_TakesTheOthers()
    {
        Executor.On("x", _ => new StepOutcome.Failed("no", "No.")).On("join", c => Done(c.Input("in")));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, Flow(2, "x b c", "x>join", "b>join", "c>join"));
        view.Steps.Single(s => s.Address == "join").Outputs!["out"].Value.GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task JoinAfterTwo_TooFewSucceed_SaysHowMany()
    {
        Executor.On("x", _ => new StepOutcome.Failed("no", "No.")).On("y", _ => new StepOutcome.Failed("no", "No."));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, Flow(2, "x y c", "x>join", "y>join", "c>join"));
        view.Steps.Single(s => s.Address == "join").Error!.Code.ShouldBe("join_not_reached");
    }

    private static Flow Flow(int after, string branches, params string[] edges) =>
        TestFlows.Of([.. branches.Split(' ').Select(b => TestFlows.Node(b)), TestFlows.Node("join") with { JoinAfter = after }], edges) with { Format = 2 };
}
