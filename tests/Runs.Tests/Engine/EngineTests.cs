using Cadre.Runs.Contracts;
using Cadre.Tests.Support;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

public sealed class EngineTests : EngineTest
{
    [Fact]
    public async Task Start_Chain_RunsEachStepOnceInOrder()
    {
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestFlows.Chain(10));

        view.Status.ShouldBe(RunStatus.Succeeded);
        Executor.Executed.ShouldBe(Enumerable.Range(0, 10).Select(i => $"s{i}"));
        view.Steps[3].Inputs!["in"].Value.GetString().ShouldBe("s2");
    }

    [Fact]
    public async Task Start_BranchNotTaken_SkipsItAndTheJoinTakesWhatIsThere()
    {
        Executor.On("if", _ => Done("yes", "true")).On("join", c => Done(c.Input("in")));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestFlows.Of("if left right join", "if.true>left", "if.false>right", "left>join", "right>join"));

        view.Steps.Select(s => s.Status).ShouldBe([StepStatus.Succeeded, StepStatus.Succeeded, StepStatus.Skipped, StepStatus.Succeeded]);
        view.Steps[3].Outputs!["out"].Value.GetRawText().ShouldBe("""["left"]""");
    }

    [Fact]
    public async Task Start_FailingStep_SkipsDependantsAndFailsTheRun()
    {
        Executor.On("b", _ => new StepOutcome.Failed("no", "No."));
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestFlows.Of("a b c d", "a>b", "b>c", "a>d"));

        view.Status.ShouldBe(RunStatus.Failed);
        view.Steps.Select(s => s.Status).ShouldBe([StepStatus.Succeeded, StepStatus.Failed, StepStatus.Skipped, StepStatus.Succeeded]);
        view.Steps[2].Error!.Code.ShouldBe("upstream_failed");
    }

    [Fact]
    public async Task Start_SameIdempotencyKeyAtOnce_IsOneRun()
    {
        await using var node = await NodeAsync();
        var flow = TestFlows.Chain(1);
        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => node.Runs.StartAsync(Tenant, new StartRun(flow) { IdempotencyKey = "k" }, None)));

        started.Select(s => s.Value).Distinct().Count().ShouldBe(1);
        await node.UntilAsync(Tenant, started[0].Value);
        Executor.Executed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Start_RetryableFailure_TriesAgainAndKeepsFinishedEffects()
    {
        Executor.On("a", async (c, ct) =>
        {
            var first = await Executor.EffectAsync(c, "one", "1", ct);
            return c.Attempt < 3 ? new StepOutcome.Failed("flaky", "Not yet.") { Retryable = true } : Done(first);
        });
        await using var node = await NodeAsync();
        var flow = TestFlows.Of([TestFlows.Node("a") with { Retry = new(3, 0.01, 0.02) }], []);
        var view = await node.RunAsync(Tenant, flow);

        view.Status.ShouldBe(RunStatus.Succeeded);
        view.Steps[0].Attempt.ShouldBe(3);
        Executor.Effects.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Start_SlowStep_TimesOut()
    {
        Executor.On("a", async (_, ct) => { await Task.Delay(Timeout.Infinite, ct); return Done(1); });
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestFlows.Of([TestFlows.Node("a") with { TimeoutSeconds = 1 }], []));
        view.Steps[0].Error!.Code.ShouldBe("timeout");
    }

    [Fact]
    public async Task Cancel_RunningStep_EndsItWithinMoments()
    {
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        Executor.On("a", async (_, ct) =>
        {
            began.SetResult();
            await using var registration = ct.Register(() => ended.SetResult());
            await Task.Delay(Timeout.Infinite, ct);
            return Done(1);
        });
        await using var node = await NodeAsync();
        var run = (await node.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of("a b", "a>b")), None)).Value;
        await began.Task;

        (await node.Runs.CancelAsync(Tenant, run, None)).IsOk.ShouldBeTrue();
        var view = await node.UntilAsync(Tenant, run);
        view.Status.ShouldBe(RunStatus.Cancelled);
        view.Steps.ShouldAllBe(s => s.Status == StepStatus.Cancelled);
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
        (await node.Runs.CancelAsync(Tenant, run, None)).Error!.Code.ShouldBe("run_finished");
    }

    [Fact]
    public async Task Approval_SurvivesRestart_AndTheFirstAnswerCounts()
    {
        Executor.On("ask", c => c.Answer is { } answer ? Done(answer.Answer, answer.Answer) : new StepOutcome.Waiting("Publish?"));
        RunId run;
        await using (var first = await NodeAsync())
        {
            run = (await first.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of("ask yes no", "ask.approved>yes", "ask.rejected>no")), None)).Value;
            (await first.UntilAsync(Tenant, run, RunStatus.Waiting)).Steps[0].Question!.Message.ShouldBe("Publish?");
            await first.ReleasedAsync();
        }

        await using var second = await NodeAsync();
        (await second.Runs.AnswerAsync(Tenant, run, "ask", "approved", null, None)).IsOk.ShouldBeTrue();
        (await second.Runs.AnswerAsync(Tenant, run, "ask", "rejected", null, None)).IsOk.ShouldBeFalse();
        var view = await second.UntilAsync(Tenant, run);
        view.Steps.Select(s => s.Status).ShouldBe([StepStatus.Succeeded, StepStatus.Succeeded, StepStatus.Skipped]);
    }

    [Fact]
    public async Task Find_OtherTenant_IsUnknown()
    {
        await using var node = await NodeAsync();
        var view = await node.RunAsync(Tenant, TestFlows.Chain(1));
        var stranger = TestDatabase.NewTenant();
        (await node.Runs.FindAsync(stranger, view.Id, None)).ShouldBeNull();
        (await node.Runs.CancelAsync(stranger, view.Id, None)).Error!.Code.ShouldBe("not_found");
    }
}
