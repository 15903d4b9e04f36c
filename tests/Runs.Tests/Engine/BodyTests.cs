using Cadre.Runs.Contracts;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

public sealed class BodyTests : EngineTest
{
    private static readonly Flow TwoSteps = TestFlows.Of("a b", "@.item>a", "a>b", "b>@.collect");

    private protected override int Drain => 200;

    [Fact]
    public async Task Loop_OverItems_GivesEachItsOwnAddressAndCollectsInOrder()
    {
        Executor.On("loop", TestBodies.Loop(5, lanes: 2)).Within("a", c => Done(c.Input("in")));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestBodies.Around(TwoSteps));

        view.Status.ShouldBe(RunStatus.Succeeded);
        Executor.Executed.ShouldContain("loop[4]/b");
        view.Steps.Single(s => s.Address == "loop[3]/a").Outputs!["out"].Value.GetInt32().ShouldBe(3);
        view.Steps.Single(s => s.Address == "loop").Outputs!["results"].Value.GetRawText().ShouldBe(TestFlows.Json(Enumerable.Range(0, 5).Select(i => $"\"loop[{i}]/b\"")).GetRawText());
        view.Steps.Single(s => s.Address == "loop").Body.ShouldBe(new BodyProgress(5, 0, 5, 0, 5));
    }

    [Fact]
    public async Task Loop_Lanes_BoundWhatIsOpenAtOnce()
    {
        var (now, most) = (0, 0);
        Executor.On("loop", TestBodies.Loop(12, lanes: 3)).Within("a", async (_, ct) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(5, ct);
            Interlocked.Decrement(ref now);
            return Done(1);
        });
        await using var node = await NodeAsync();
        (await node.RunAsync(Tenant, TestBodies.Around(TwoSteps))).Status.ShouldBe(RunStatus.Succeeded);
        most.ShouldBeInRange(2, 3);
    }

    [Theory]
    [InlineData(false, RunStatus.Succeeded)]
    [InlineData(true, RunStatus.Failed)]
    public async Task Loop_FailingItem_FollowsThePolicy(bool stops, RunStatus expected)
    {
        Executor.On("loop", TestBodies.Loop(6, lanes: 1, stops)).Within("a", c => c.Input("in")!.Value.GetInt32() == 2 ? new StepOutcome.Failed("no", "No.") : Done(1));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestBodies.Around(TwoSteps));

        view.Status.ShouldBe(expected);
        Executor.Executed.Contains("loop[3]/a").ShouldBe(!stops);
        view.Steps.Single(s => s.Address == "loop").Body!.Failed.ShouldBe(1);
        view.Steps.Single(s => s.Address == "loop[2]/a").Error!.Code.ShouldBe("no");
    }

    [Fact]
    public async Task Loop_ValueFromAround_ReachesEveryItem()
    {
        Executor.On("loop", TestBodies.Loop(2)).Within("b", c => Done(c.Input("around")));
        await using var node = await NodeAsync();
        var body = TestFlows.Of("a b", "@.item>a", "a>b", "@.captured>b.around", "b>@.collect");
        var view = await node.RunAsync(Tenant, TestBodies.Around(body, outer: ["before>loop.captured"]));
        view.Steps.Single(s => s.Address == "loop").Outputs!["results"].Value[1].GetString().ShouldBe("\"before\"");
    }

    [Fact]
    public async Task While_Rounds_GoOnCountingAndStop()
    {
        Executor.On("loop", c => c.Body is { } body && body.Results[0]!.Outputs["collect"].GetInt32() is var n && n >= 4
            ? Done(n, "results")
            : new StepOutcome.Opens(TestFlows.Json(new[] { c.Body is null ? 0 : c.Body.Results[0]!.Outputs["collect"].GetInt32() }), "item", 1))
            .Within("b", c => Done(c.Input("in")!.Value.GetInt32() + 1)).Within("a", c => Done(c.Input("in")));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestBodies.Around(TwoSteps));
        view.Steps.Single(s => s.Address == "loop").Outputs!["results"].Value.GetInt32().ShouldBe(4);
        Executor.Executed.Where(a => a.EndsWith("/a", StringComparison.Ordinal)).ShouldBe(["loop[0]/a", "loop[1]/a", "loop[2]/a", "loop[3]/a"]);
    }

    [Fact]
    public async Task Nested_LoopInALoop_HasNestedAddresses()
    {
        var middle = TestBodies.Nest(TestFlows.Of([TestFlows.Node("inner") with { Body = TwoSteps.Hash }], ["@.item>inner", "inner.results>@.collect"]), TwoSteps) with { Format = 1 };
        Executor.On("loop", TestBodies.Loop(2)).Within("inner", TestBodies.Loop(2));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestBodies.Around(middle));
        view.Status.ShouldBe(RunStatus.Succeeded, view.Steps.FirstOrDefault(s => s.Error is not null)?.Error?.Message);
        Executor.Executed.ShouldContain("loop[1]/inner[0]/b");
    }

    [Fact]
    public async Task Restart_InTheMiddleOfALoop_GoesOnWithoutRepeatingEffects()
    {
        var (reached, held) = (new TaskCompletionSource(), new TaskCompletionSource());
        Executor.On("loop", TestBodies.Loop(6, lanes: 2)).Within("a", async (c, ct) =>
        {
            var effect = await Executor.EffectAsync(c, "one", "1", ct);
            if (c.Node.Address == "loop[3]/a")
            {
                reached.TrySetResult();
                await held.Task.WaitAsync(ct);
            }

            return Done(effect);
        });
        RunId run;
        await using (var first = await NodeAsync())
        {
            run = (await first.Runs.StartAsync(Tenant, new StartRun(TestBodies.Around(TwoSteps)), None)).Value;
            await reached.Task;
        }

        held.SetResult();
        await using var second = await NodeAsync();
        (await second.UntilAsync(Tenant, run)).Status.ShouldBe(RunStatus.Succeeded);
        Executor.Effects.Order().ShouldBe(Enumerable.Range(0, 6).Select(i => $"{run}/loop[{i}]/a/one"));
    }

    [Fact]
    public async Task Cancel_OpenLoop_EndsEverythingWithin()
    {
        var began = new TaskCompletionSource();
        Executor.On("loop", TestBodies.Loop(3)).Within("a", async (_, ct) => { began.TrySetResult(); await Task.Delay(Timeout.Infinite, ct); return Done(1); });
        await using var node = await NodeAsync();
        var run = (await node.Runs.StartAsync(Tenant, new StartRun(TestBodies.Around(TwoSteps)), None)).Value;
        await began.Task;
        (await node.Runs.CancelAsync(Tenant, run, None)).IsOk.ShouldBeTrue();
        (await node.UntilAsync(Tenant, run)).Status.ShouldBe(RunStatus.Cancelled);
    }

    [Fact]
    public async Task Replay_OfALoop_IsIdenticalWithoutEffects()
    {
        Executor.On("loop", TestBodies.Loop(4)).Within("a", async (c, ct) => Done(await Executor.EffectAsync(c, "model:1", "text", ct)));
        await using var node = await NodeAsync();
        var origin = await node.RunAsync(Tenant, TestBodies.Around(TwoSteps));
        var replay = (await node.Runs.ReplayAsync(Tenant, origin.Id, RunMode.Replay, null, None)).Value;
        (await node.UntilAsync(Tenant, replay)).Comparison!.Identical.ShouldBeTrue();
        Executor.Effects.Count.ShouldBe(4);
    }
}
