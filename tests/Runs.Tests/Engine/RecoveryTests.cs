using Cadre.Runs.Contracts;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

public sealed class RecoveryTests : EngineTest
{
    private protected override int Drain => 200;

    [Fact]
    public async Task Restart_InTheMiddleOfAStep_GoesOnAfterItsLastEffect()
    {
        var reached = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        Executor.On("b", async (c, ct) =>
        {
            await Executor.EffectAsync(c, "one", "1", ct);
            reached.TrySetResult();
            await held.Task.WaitAsync(ct);
            return Done(await Executor.EffectAsync(c, "two", "2", ct));
        });
        RunId run;
        await using (var first = await NodeAsync())
        {
            run = (await first.Runs.StartAsync(Tenant, new StartRun(TestFlows.Chain(1) with { Nodes = [TestFlows.Node("a"), TestFlows.Node("b")], Edges = [TestFlows.Edge("a>b")] }), None)).Value;
            await reached.Task;
        }

        held.SetResult();
        await using var second = await NodeAsync();
        (await second.UntilAsync(Tenant, run)).Status.ShouldBe(RunStatus.Succeeded);
        Executor.Executed.ShouldBe(["a", "b", "b"]);
        Executor.Effects.ShouldBe([$"{run}/b/one", $"{run}/b/two"]);
    }

    [Fact]
    public async Task Replay_FinishedRun_MakesNoOutsideCallAndIsIdentical()
    {
        Executor.On("a", async (c, ct) => Done(await Executor.EffectAsync(c, "model:1", "text", ct)));
        await using var node = await NodeAsync();
        var origin = await node.RunAsync(Tenant, TestFlows.Of("a b", "a>b"));
        var replay = (await node.Runs.ReplayAsync(Tenant, origin.Id, RunMode.Replay, null, None)).Value;

        var view = await node.UntilAsync(Tenant, replay);
        view.Comparison!.Identical.ShouldBeTrue();
        Executor.Effects.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rerun_FromAStep_ReusesEarlierResults()
    {
        await using var node = await NodeAsync();
        var origin = await node.RunAsync(Tenant, TestFlows.Chain(3));
        var again = (await node.Runs.ReplayAsync(Tenant, origin.Id, RunMode.Rerun, "s2", None)).Value;

        (await node.UntilAsync(Tenant, again)).Status.ShouldBe(RunStatus.Succeeded);
        Executor.Executed.ShouldBe(["s0", "s1", "s2", "s2"]);
    }

    [Fact]
    public async Task Cancel_RunOfAnotherNode_ReachesItsOwner()
    {
        var began = new TaskCompletionSource();
        Executor.On("a", async (_, ct) => { began.TrySetResult(); await Task.Delay(Timeout.Infinite, ct); return Done(1); });
        await using var owner = await NodeAsync();
        await using var other = await NodeAsync();
        var run = (await owner.Runs.StartAsync(Tenant, new StartRun(TestFlows.Chain(1) with { Nodes = [TestFlows.Node("a")] }), None)).Value;
        await began.Task;

        (await other.Runs.CancelAsync(Tenant, run, None)).IsOk.ShouldBeTrue();
        (await other.UntilAsync(Tenant, run)).Status.ShouldBe(RunStatus.Cancelled);
    }

    [Fact]
    public async Task Pause_ThenResume_HoldsBetweenSteps()
    {
        var (began, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        Executor.On("a", async (_, ct) => { began.TrySetResult(); await go.Task.WaitAsync(ct); return Done(1); });
        await using var node = await NodeAsync();
        var run = (await node.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of("a b", "a>b")), None)).Value;
        await began.Task;
        (await node.Runs.PauseAsync(Tenant, run, None)).IsOk.ShouldBeTrue();
        go.SetResult();

        await node.UntilAsync(Tenant, run, RunStatus.Paused);
        Executor.Executed.ShouldNotContain("b");
        (await node.Runs.ResumeAsync(Tenant, run, None)).IsOk.ShouldBeTrue();
        (await node.UntilAsync(Tenant, run)).Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public async Task LargeResult_TravelsThroughAnArtifactUnseen()
    {
        var large = new string('x', 100_000);
        Executor.On("a", _ => Done(large));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestFlows.Of("a b", "a>b"));
        view.Steps[1].Inputs!["in"].Value.GetString().ShouldBe(large);
    }
}
