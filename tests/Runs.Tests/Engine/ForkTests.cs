using Cadre.Runs.Contracts;
using Cadre.Runs.History;
using Cadre.Tests.Support;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

public sealed class ForkTests : EngineTest
{
    private TestNode node = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        node = await NodeAsync();
        Executor.On("b", c => Done($"{c.Node.Settings.GetRawText()}{c.Input("in")}"));
        Executor.Within("a", c => Done($"{c.Input("in")}{c.Node.Settings.GetRawText()}"));
        Executor.On("loop", TestBodies.Loop(3));
    }

    public override async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Fork_ChangedSettings_SharesThePrefixAndKeepsTheOrigin()
    {
        var origin = await node.RunAsync(Tenant, TestFlows.Of("a b c", "a>b", "b>c"));
        var fork = await ForkAsync(origin, new StepChange("b") { Settings = TestFlows.Json(new { tone = "warm" }) });

        Output(fork, "b").ShouldBe("""{"tone":"warm"}a""");
        fork.Steps.Single(s => s.Address == "a").Run.ShouldBe(origin.Id, "the prefix is shared");
        (fork.Kind, fork.Origin).ShouldBe((RunKind.Fork, origin.Id));
        Executor.Executed.ShouldBe(["a", "b", "c", "b", "c"]);
        Output((await node.Runs.FindAsync(Tenant, origin.Id, None))!, "b").ShouldBe("{}a");
    }

    [Fact]
    public async Task Fork_ChangedInput_TakesItInPlaceOfTheConnection()
    {
        var origin = await node.RunAsync(Tenant, TestFlows.Of("a b", "a>b"));
        var fork = await ForkAsync(origin, new StepChange("b") { Inputs = new Dictionary<string, System.Text.Json.JsonElement> { ["in"] = TestFlows.Json("other") } });
        Output(fork, "b").ShouldBe("{}other");
    }

    [Fact]
    public async Task Fork_StepWithinALoop_ChangesAllItems()
    {
        var origin = await node.RunAsync(Tenant, TestBodies.Around(TestFlows.Of("a", "@.item>a", "a>@.collect")));
        var fork = await ForkAsync(origin, new StepChange("loop[1]/a") { Settings = TestFlows.Json(new { x = 1 }) });
        fork.Steps.Where(s => s.Address.StartsWith("loop[", StringComparison.Ordinal)).Select(s => Output(fork, s.Address)).Order().ShouldBe(["0{\"x\":1}", "1{\"x\":1}", "2{\"x\":1}"]);
        fork.Steps.Single(s => s.Address == "before").Run.ShouldBe(origin.Id);
    }

    [Fact]
    public async Task Fork_UnknownStepOrRunUnderWay_IsRefused()
    {
        var origin = await node.RunAsync(Tenant, TestFlows.Chain(1));
        (await node.Runs.ForkAsync(Tenant, origin.Id, [new StepChange("no")], n => n, None)).Error!.Code.ShouldBe("not_found");
        (await node.Runs.ForkAsync(TestDatabase.NewTenant(), origin.Id, [new StepChange("s0")], n => n, None)).Error!.Code.ShouldBe("not_found");
    }

    [Fact]
    public async Task Family_AnyMember_NamesAllWithTheirChanges()
    {
        var origin = await node.RunAsync(Tenant, TestFlows.Of("a b", "a>b"));
        var fork = await ForkAsync(origin, new StepChange("b") { Settings = TestFlows.Json(new { n = 2 }) });
        var again = (await node.Runs.ReplayAsync(Tenant, fork.Id, RunMode.Rerun, "b", None)).Value;
        await node.UntilAsync(Tenant, again);

        var family = await node.Get<RunFamilies>().OfAsync(Tenant, again, None);
        family.Select(m => (m.Run.Id, m.Run.Kind)).ShouldBe([(origin.Id, RunKind.Fresh), (fork.Id, RunKind.Fork), (again, RunKind.Rerun)]);
        family[1].Changes.Single().Settings!.Value.GetRawText().ShouldBe("""{"n":2}""");
        family[2].From.ShouldBe("b");
        (await node.Get<RunFamilies>().OfAsync(TestDatabase.NewTenant(), again, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Timeline_LoopWithManyItems_HasEveryItemAndTheStepOfAnyOfThem()
    {
        Executor.On("loop", TestBodies.Loop(300));
        var run = await node.RunAsync(Tenant, TestBodies.Around(TestFlows.Of("a", "@.item>a", "a>@.collect")));
        var timeline = (await node.Get<RunHistory>().TimelineAsync(Tenant, run.Id, None))!;

        timeline.Places.Select(p => p.Path).ShouldBe(["before", "loop", "loop/a", "after"]);
        timeline.Addresses.Count(a => a.EndsWith('/')).ShouldBe(300);
        timeline.Addresses.ShouldContain("loop[299]/a");
        timeline.Changes.At.ShouldBeInOrder();
        timeline.Changes.To[timeline.Changes.Of.ToList().LastIndexOf(timeline.Addresses.ToList().IndexOf("loop[299]/"))].ShouldBe(StepStatus.Succeeded);

        var step = (await node.Get<RunHistory>().StepAsync(Tenant, run.Id, "loop[299]/a", None))!;
        step.Step.Inputs!["in"].Value.GetInt32().ShouldBe(299);
        step.Attempts.Single().Outcome.ShouldBe("succeeded");
        (await node.Get<RunHistory>().StepAsync(TestDatabase.NewTenant(), run.Id, "after", None)).ShouldBeNull();
    }

    private static string? Output(RunView run, string address) => run.Steps.Single(s => s.Address == address).Outputs?["out"].Value.GetString();

    private async Task<RunView> ForkAsync(RunView origin, params StepChange[] changes) =>
        await node.UntilAsync(Tenant, (await node.Runs.ForkAsync(Tenant, origin.Id, changes, n => n, None)).Value);
}
