using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Tests.Support;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

public sealed class RecoveryTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ScriptedExecutor executor = new();
    private readonly Tenant tenant = TestDatabase.NewTenant();
    private readonly string home = Directory.CreateTempSubdirectory("cadre-runs-").FullName;
    private TestDatabase db = null!;

    public async ValueTask InitializeAsync() => db = await TestDatabase.CreateAsync(RunsModule.Migrations);

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Restart_InTheMiddleOfAStep_GoesOnAfterItsLastEffect()
    {
        var reached = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        executor.On("b", async (c, ct) =>
        {
            await executor.EffectAsync(c, "one", "1", ct);
            reached.TrySetResult();
            await held.Task.WaitAsync(ct);
            return Done(await executor.EffectAsync(c, "two", "2", ct));
        });
        RunId run;
        await using (var first = await NodeAsync())
        {
            run = (await first.Runs.StartAsync(tenant, new StartRun(TestFlows.Chain(1) with { Nodes = [TestFlows.Node("a"), TestFlows.Node("b")], Edges = [TestFlows.Edge("a>b")] }), None)).Value;
            await reached.Task;
        }

        held.SetResult();
        await using var second = await NodeAsync();
        (await second.UntilAsync(tenant, run)).Status.ShouldBe(RunStatus.Succeeded);
        executor.Executed.ShouldBe(["a", "b", "b"]);
        executor.Effects.ShouldBe([$"{run}/b/one", $"{run}/b/two"]);
    }

    [Fact]
    public async Task Replay_FinishedRun_MakesNoOutsideCallAndIsIdentical()
    {
        executor.On("a", async (c, ct) => Done(await executor.EffectAsync(c, "model:1", "text", ct)));
        await using var node = await NodeAsync();
        var origin = await node.RunAsync(tenant, TestFlows.Of("a b", "a>b"));
        var replay = (await node.Runs.ReplayAsync(tenant, origin.Id, RunMode.Replay, null, None)).Value;

        var view = await node.UntilAsync(tenant, replay);
        view.Comparison!.Identical.ShouldBeTrue();
        executor.Effects.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rerun_FromAStep_ReusesEarlierResults()
    {
        await using var node = await NodeAsync();
        var origin = await node.RunAsync(tenant, TestFlows.Chain(3));
        var again = (await node.Runs.ReplayAsync(tenant, origin.Id, RunMode.Rerun, "s2", None)).Value;

        (await node.UntilAsync(tenant, again)).Status.ShouldBe(RunStatus.Succeeded);
        executor.Executed.ShouldBe(["s0", "s1", "s2", "s2"]);
    }

    [Fact]
    public async Task Cancel_RunOfAnotherNode_ReachesItsOwner()
    {
        var began = new TaskCompletionSource();
        executor.On("a", async (_, ct) => { began.TrySetResult(); await Task.Delay(Timeout.Infinite, ct); return Done(1); });
        await using var owner = await NodeAsync();
        await using var other = await NodeAsync();
        var run = (await owner.Runs.StartAsync(tenant, new StartRun(TestFlows.Chain(1) with { Nodes = [TestFlows.Node("a")] }), None)).Value;
        await began.Task;

        (await other.Runs.CancelAsync(tenant, run, None)).IsOk.ShouldBeTrue();
        (await other.UntilAsync(tenant, run)).Status.ShouldBe(RunStatus.Cancelled);
    }

    [Fact]
    public async Task Pause_ThenResume_HoldsBetweenSteps()
    {
        var (began, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        executor.On("a", async (_, ct) => { began.TrySetResult(); await go.Task.WaitAsync(ct); return Done(1); });
        await using var node = await NodeAsync();
        var run = (await node.Runs.StartAsync(tenant, new StartRun(TestFlows.Of("a b", "a>b")), None)).Value;
        await began.Task;
        (await node.Runs.PauseAsync(tenant, run, None)).IsOk.ShouldBeTrue();
        go.SetResult();

        await node.UntilAsync(tenant, run, RunStatus.Paused);
        executor.Executed.ShouldNotContain("b");
        (await node.Runs.ResumeAsync(tenant, run, None)).IsOk.ShouldBeTrue();
        (await node.UntilAsync(tenant, run)).Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public async Task LargeResult_TravelsThroughAnArtifactUnseen()
    {
        var large = new string('x', 100_000);
        executor.On("a", _ => Done(large));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(tenant, TestFlows.Of("a b", "a>b"));
        view.Steps[1].Inputs!["in"].Value.GetString().ShouldBe(large);
    }

    private Task<TestNode> NodeAsync() => TestNode.StartAsync(db.Options, home, o => o with { Drain = TimeSpan.FromMilliseconds(200) }, executor);
}
