using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Lines;
using Cadre.Runs.Tests.Engine;

namespace Cadre.Runs.Tests.Lines;

public sealed class LineTests : EngineTest
{
    private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LineTests() => Executor.On("hold", async (_, token) =>
    {
        await go.Task.WaitAsync(token);
        return ScriptedExecutor.Done(1);
    });

    [Fact]
    public async Task FullLine_RunsWaitTheirTurn_HighBeforeLow_AndShowTheirPlace()
    {
        await using var node = await NodeAsync();
        var first = await StartAsync(node, "hold", RunPriority.Normal);
        var low = await StartAsync(node, "low", RunPriority.Low);
        var high = await StartAsync(node, "high", RunPriority.High);
        var other = await StartAsync(node, "other", RunPriority.Normal, line: "other");
        await node.UntilAsync(Tenant, other);

        (await node.UntilAsync(Tenant, low, RunStatus.Queued)).Lines.ShouldBe([new LinePlace("one", 1, 1, 2)]);
        (await node.UntilAsync(Tenant, high, RunStatus.Queued)).Lines.ShouldBe([new LinePlace("one", 1, 1, 1)]);
        (await node.Runs.FindAsync(Tenant, first, None))!.Lines.ShouldBeEmpty();
        go.SetResult();
        await node.UntilAsync(Tenant, low);
        Executor.Executed.ShouldBe(["hold", "other", "high", "low"]);
    }

    [Fact]
    public async Task FullLine_ThatRefuses_AnswersLimited_UntilThereIsRoom()
    {
        await using var node = await NodeAsync();
        var first = await StartAsync(node, "hold", RunPriority.Normal, WhenFull.Refuse);
        var refused = (await node.Runs.StartAsync(Tenant, Request("b", RunPriority.Normal, WhenFull.Refuse, "one"), None)).Error!;
        (refused.Kind, refused.Code).ShouldBe((ErrorKind.Limited, "line_full"));
        go.SetResult();
        await node.UntilAsync(Tenant, first);
        await node.UntilAsync(Tenant, await StartAsync(node, "b", RunPriority.Normal, WhenFull.Refuse), RunStatus.Succeeded);
    }

    [Fact]
    public async Task FullLine_ThatReplaces_CancelsWhoWaits()
    {
        await using var node = await NodeAsync();
        var first = await StartAsync(node, "hold", RunPriority.Normal, WhenFull.Replace);
        var second = await StartAsync(node, "b", RunPriority.Normal, WhenFull.Replace);
        var third = await StartAsync(node, "c", RunPriority.Normal, WhenFull.Replace);
        (await node.UntilAsync(Tenant, second)).Status.ShouldBe(RunStatus.Cancelled);
        go.SetResult();
        (await node.UntilAsync(Tenant, third)).Status.ShouldBe(RunStatus.Succeeded);
        (await node.UntilAsync(Tenant, first)).Status.ShouldBe(RunStatus.Succeeded);
        Executor.Executed.ShouldBe(["hold", "c"]);
    }

    [Fact]
    public async Task RunInLine_HeldAndLetGo_StillWaits_AndCancelledLeaves()
    {
        await using var node = await NodeAsync();
        await StartAsync(node, "hold", RunPriority.Normal);
        var second = await StartAsync(node, "b", RunPriority.Normal);
        var third = await StartAsync(node, "c", RunPriority.Normal);
        (await node.Runs.PauseAsync(Tenant, second, None)).IsOk.ShouldBeTrue();
        (await node.Runs.ResumeAsync(Tenant, second, None)).IsOk.ShouldBeTrue();
        (await node.UntilAsync(Tenant, third, RunStatus.Queued)).Lines.Single().Place.ShouldBe(2);
        (await node.Runs.CancelAsync(Tenant, second, None)).IsOk.ShouldBeTrue();
        go.SetResult();
        await node.UntilAsync(Tenant, third, RunStatus.Succeeded);
        Executor.Executed.ShouldBe(["hold", "c"]);
    }

    [Fact]
    public async Task NodeGone_BetweenTheEndOfARunAndTheNext_TheLineMovesOn()
    {
        await using var node = await NodeAsync();
        var first = await StartAsync(node, "hold", RunPriority.Normal);
        var second = await StartAsync(node, "b", RunPriority.Normal);
        await EndBehindTheBackAsync(node, first); // as if its node had died right after the commit that ended it
        await node.UntilAsync(Tenant, second, RunStatus.Succeeded);
    }

    [Fact]
    public async Task Workspace_HasALimitOfItsOwn_ThatCanBeLifted()
    {
        await using var node = await NodeAsync();
        await node.Get<WorkspaceLimits>().SaveAsync(Tenant, 1, None);
        await node.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of("hold")), None);
        var second = (await node.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of("b")), None)).Value;
        (await node.UntilAsync(Tenant, second, RunStatus.Queued)).Lines.Single().Label.ShouldBe("this workspace");
        await node.Get<IRunLines>().ResizeAsync(Tenant, RunAdmission.Workspace, 2, None);
        await node.UntilAsync(Tenant, second, RunStatus.Succeeded);
    }

    [Fact]
    public async Task Repetition_OfAKey_StandsInNoLine()
    {
        await using var node = await NodeAsync();
        var request = Request("hold", RunPriority.Normal, WhenFull.Refuse, "one") with { IdempotencyKey = "k" };
        var first = (await node.Runs.StartAsync(Tenant, request, None)).Value;
        (await node.Runs.StartAsync(Tenant, request, None)).Value.ShouldBe(first);
        go.SetResult();
    }

    private static StartRun Request(string step, RunPriority priority, WhenFull whenFull, string line) =>
        new(TestFlows.Of(step)) { Priority = priority, Lines = [new(line, line, 1, whenFull)] };

    private async Task<RunId> StartAsync(TestNode node, string step, RunPriority priority, WhenFull whenFull = WhenFull.Queue, string line = "one") =>
        (await node.Runs.StartAsync(Tenant, Request(step, priority, whenFull, line), None)).Value;

    private static Task EndBehindTheBackAsync(TestNode node, RunId run) => node.Get<Database>().ServiceAsync(
        DatabaseRole.Engine,
        s => s.ExecuteAsync("update runs.runs set finished_at = now(), status = 'cancelled', owner = 0 where id = @id", new { id = run.Value }, None),
        None);
}
