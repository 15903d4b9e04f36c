using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Links;
using Cadre.Runs.Notices;
using Cadre.Tests.Support;
using Microsoft.AspNetCore.Http;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

public sealed class WaitTests : EngineTest
{
    [Fact]
    public async Task Event_OfNameAndCorrelation_WakesItsStepOnce()
    {
        Asks("ask", _ => new StepOutcome.Waiting("?") { Kind = WaitKind.Event, Event = new("paid", "7") });
        await using var node = await NodeAsync();
        var run = await StartAsync(node, "ask b", "ask>b");
        (await node.UntilAsync(Tenant, run, RunStatus.Waiting)).Steps[0].Question!.Event.ShouldBe(new AwaitedEvent("paid", "7"));

        var events = node.Get<IRunEvents>();
        (await events.SendAsync(Tenant, new("paid", "8", null), "e1", None)).Value.ShouldBe(0);
        (await events.SendAsync(TestDatabase.NewTenant(), new("paid", "7", null), "e2", None)).Value.ShouldBe(0);
        (await events.SendAsync(Tenant, new("paid", "7", TestFlows.Json(new { sum = 3 })), "e3", None)).Value.ShouldBe(1);
        (await events.SendAsync(Tenant, new("paid", "7", null), "e3", None)).Value.ShouldBe(0);
        (await node.UntilAsync(Tenant, run)).Steps[0].Outputs!["out"].Value.GetProperty("sum").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task AnswerPage_Sent_LetsTheBrowserSayWhereTheAnswerComesFrom()
    {
        var http = new DefaultHttpContext();
        await new AnswerPageResult("<p>?</p>", StatusCodes.Status200OK).ExecuteAsync(http);
        http.Response.Headers["Referrer-Policy"].ToString().ShouldBe("same-origin"); // with no-referrer its form is sent with Origin: null and refused
    }

    [Fact]
    public async Task Event_ToStepThatWaitsForAPerson_IsNoAnswer()
    {
        Asks("ask", _ => new StepOutcome.Waiting("?"));
        await using var node = await NodeAsync();
        var run = await StartAsync(node, "ask");
        await node.UntilAsync(Tenant, run, RunStatus.Waiting);
        (await node.Get<IRunEvents>().SendAsync(Tenant, new("ask", "", null), null, None)).Value.ShouldBe(0);
        (await node.Runs.FindAsync(Tenant, run, None))!.Status.ShouldBe(RunStatus.Waiting);
    }

    [Fact]
    public async Task Time_WhenDue_GoesOnByItselfAndAsksNobody()
    {
        Asks("ask", _ => new StepOutcome.Waiting("…") { Kind = WaitKind.Time, Timeout = TimeSpan.FromMilliseconds(150), DefaultAnswer = "due" });
        await using var node = await NodeAsync();
        (await node.UntilAsync(Tenant, await StartAsync(node, "ask"))).Status.ShouldBe(RunStatus.Succeeded);
    }

    [Theory]
    [InlineData(1500, true)]
    [InlineData(60_000, false)]
    public async Task Time_Near_StaysInMemory_Far_IsARow(int milliseconds, bool stays)
    {
        Asks("ask", _ => new StepOutcome.Waiting("…") { Kind = WaitKind.Time, Timeout = TimeSpan.FromMilliseconds(milliseconds), DefaultAnswer = "due" });
        await using var node = await NodeAsync();
        var run = await StartAsync(node, "ask");
        await node.UntilAsync(Tenant, run, RunStatus.Waiting);
        if (stays)
        {
            node.Engine.Owned.ShouldBe(1);
            (await node.UntilAsync(Tenant, run)).Status.ShouldBe(RunStatus.Succeeded);
        }

        await node.ReleasedAsync();
    }

    [Fact]
    public async Task Time_NearOnANodeThatStops_IsTakenUpByTheNext()
    {
        Asks("ask", _ => new StepOutcome.Waiting("…") { Kind = WaitKind.Time, Timeout = TimeSpan.FromMilliseconds(1000), DefaultAnswer = "due" });
        RunId run;
        await using (var first = await NodeAsync())
        {
            run = await StartAsync(first, "ask");
            await first.UntilAsync(Tenant, run, RunStatus.Waiting);
        }

        await using var second = await NodeAsync();
        (await second.UntilAsync(Tenant, run)).Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public async Task Answerers_OnlyTheyMayAnswer_UntilTheEscalation()
    {
        Asks("ask", _ => new StepOutcome.Waiting("?") { Answerers = new(Role.Admin, []), Reminders = [TimeSpan.FromMilliseconds(50)], EscalateAfter = TimeSpan.FromSeconds(4), EscalateTo = new(Role.Operator, []) });
        await using var node = await NodeAsync();
        var run = await StartAsync(node, "ask");
        await node.UntilAsync(Tenant, run, RunStatus.Waiting);
        var somebody = Tenant with { Role = Role.Operator };
        (await node.Runs.AnswerAsync(somebody, run, "ask", "approved", null, None)).Error!.Code.ShouldBe("not_your_answer");

        while ((await node.Runs.FindAsync(Tenant, run, None))!.Steps[0].Question is { Escalated: false })
        {
            await Task.Delay(20, None);
        }

        (await node.Runs.AnswerAsync(somebody, run, "ask", "approved", null, None)).IsOk.ShouldBeTrue();
        var notices = await node.Get<NoticeStore>().ListAsync(Tenant, null, 10, None);
        notices.Select(n => n.Level).ShouldBe(["warning", "warning"]);
    }

    [Fact]
    public async Task Link_AnswersItsQuestionOnceWithoutAnAccount()
    {
        Asks("ask", _ => new StepOutcome.Waiting("Publish?"));
        await using var node = await NodeAsync();
        var run = await StartAsync(node, "ask");
        await node.UntilAsync(Tenant, run, RunStatus.Waiting);
        var links = node.Get<AnswerLinks>();
        var token = (await links.CreateAsync(Tenant, run, new("ask", "Ann", 1), None)).Value.Path.Split('/')[^1];

        (await links.OpenAsync(token, None)).Value.Question.Message.ShouldBe("Publish?");
        (await links.OpenAsync(token[..^1] + "_", None)).Error!.Code.ShouldBe("link_gone");
        (await links.AnswerAsync(token, "approved", null, None)).IsOk.ShouldBeTrue();
        (await links.AnswerAsync(token, "rejected", null, None)).Error!.Code.ShouldBe("link_gone");
        (await node.UntilAsync(Tenant, run)).Steps[0].Outputs!["out"].Value.GetString().ShouldBe("approved");
    }

    private void Asks(string address, Func<StepContext, StepOutcome> ask) =>
        Executor.On(address, c => c.Answer is { } answer ? Done((object?)answer.Fields ?? answer.Answer) : ask(c));

    private async Task<RunId> StartAsync(TestNode node, string nodes, params string[] edges) =>
        (await node.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of(nodes, edges)), None)).Value;
}
