using System.Collections.Concurrent;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Undo;
using Cadre.Tests.Support;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

public sealed class UndoTests : EngineTest
{
    private readonly Undoing undoing = new();

    private protected override IEnumerable<IStepExecutor> Others => [undoing];

    [Fact]
    public async Task Undo_FinishedRun_CompensatesLastFirstWithinLoopsTooAndListsWhatIsFinal()
    {
        var body = TestFlows.Of([Acts("a", SideEffect.Compensable)], ["@.item>a", "a>@.collect"]);
        Executor.On("loop", TestBodies.Loop(2, lanes: 1));
        var flow = TestBodies.Nest(TestFlows.Of([Acts("mail", SideEffect.Final), TestFlows.Node("loop") with { Body = body.Hash }, Acts("last", SideEffect.Compensable), TestFlows.Node("calm")], ["mail>loop.items", "loop.results>last", "last>calm"]), body);
        await using var node = await NodeAsync();
        var origin = await node.RunAsync(Tenant, flow);
        var undo = node.Get<RunUndo>();

        var preview = (await undo.PreviewAsync(Tenant, origin.Id, None)).Value;
        preview.Undoable.Select(s => s.Address).ShouldBe(["last", "loop[1]/a", "loop[0]/a"]);
        preview.Final.Select(s => s.Address).ShouldBe(["mail"]);
        undoing.Undone.ShouldBeEmpty("a preview does nothing");

        var run = (await undo.StartAsync(Tenant, origin.Id, None)).Value;
        (await undo.StartAsync(Tenant, origin.Id, None)).Value.ShouldBe(run, "undoing twice is undoing once");
        (await node.UntilAsync(Tenant, run)).Status.ShouldBe(RunStatus.Succeeded);
        undoing.Undone.ShouldBe(["last", "loop[1]/a", "loop[0]/a"]);
        undoing.Inputs.ShouldContain("1", "it sees what the step took");
    }

    [Fact]
    public async Task Undo_OneFails_StopsThere()
    {
        undoing.Fails = "b";
        await using var node = await NodeAsync();
        var origin = await node.RunAsync(Tenant, TestFlows.Of([Acts("a", SideEffect.Compensable), Acts("b", SideEffect.Compensable), Acts("c", SideEffect.Compensable)], ["a>b", "b>c"]));
        var view = await node.UntilAsync(Tenant, (await node.Get<RunUndo>().StartAsync(Tenant, origin.Id, None)).Value);
        view.Status.ShouldBe(RunStatus.Failed);
        view.Steps.Single(s => s.Address == "a").Status.ShouldBe(StepStatus.Skipped);
    }

    [Fact]
    public async Task Undo_NothingDone_SaysSo()
    {
        await using var node = await NodeAsync();
        var origin = await node.RunAsync(Tenant, TestFlows.Chain(2));
        (await node.Get<RunUndo>().StartAsync(Tenant, origin.Id, None)).Error!.Code.ShouldBe("nothing_to_undo");
        (await node.Get<RunUndo>().StartAsync(TestDatabase.NewTenant(), origin.Id, None)).Error!.Code.ShouldBe("not_found");
    }

    [Fact]
    public async Task UndoWithin_FailedBody_UndoesWhatItDid()
    {
        await using var node = await NodeAsync();
        var body = TestFlows.Of([Acts("a", SideEffect.Compensable), Acts("b", SideEffect.Compensable), TestFlows.Node("bad")], ["@.item>a", "a>b", "b>bad", "bad>@.collect"]);
        Executor.On("try", async (c, ct) => c.Body is null
            ? new StepOutcome.Opens(TestFlows.Json(new[] { 1 }), "item", 1) { Single = true }
            : Done((await node.Get<IStepUndo>().UndoWithinAsync(c, ct)).Value, "results")).Within("bad", _ => new StepOutcome.Failed("no", "No."));
        var view = await node.RunAsync(Tenant, TestBodies.Around(body, "try"));
        view.Status.ShouldBe(RunStatus.Succeeded);
        undoing.Undone.ShouldBe(["try/b", "try/a"]);
    }

    [Fact]
    public async Task Replay_ExecutorThatForgotOnce_IsRefusedByTheGuard()
    {
        Error? refusal = null;
        Executor.On("a", c =>
        {
            refusal = OutsideCalls.Refusal;
            return c.Replays ? new StepOutcome.Failed("refused", refusal?.Message ?? "not guarded") : Done(1);
        });
        await using var node = await NodeAsync();
        var origin = await node.RunAsync(Tenant, TestFlows.Of("a b", "a>b"));
        refusal.ShouldBeNull();
        await node.UntilAsync(Tenant, (await node.Runs.ReplayAsync(Tenant, origin.Id, RunMode.Replay, null, None)).Value);
        refusal!.Code.ShouldBe("replay_outside");
    }

    private static FlowNode Acts(string address, SideEffect effect) => TestFlows.Node(address) with { SideEffect = effect };

    private sealed class Undoing : ICompensation, IStepExecutor
    {
        string ICompensation.Type => "test";

        string IStepExecutor.Type => "never";

        public string? Fails { get; set; }

        public ConcurrentQueue<string> Undone { get; } = new();

        public ConcurrentQueue<string> Inputs { get; } = new();

        public Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("No step has this type.");

        public async Task<StepOutcome> UndoAsync(StepContext context, UndoneStep step, CancellationToken cancellationToken)
        {
            if (step.Node.Address == Fails)
            {
                return new StepOutcome.Failed("no", "No.");
            }

            await context.OnceAsync("undo", "http", (_, _) => { Undone.Enqueue(step.Node.Address); return Task.FromResult(true); }, cancellationToken);
            Inputs.Enqueue(step.Inputs.TryGetValue("in", out var input) ? input.Value.GetRawText() : "");
            return new StepOutcome.Completed(new Dictionary<string, System.Text.Json.JsonElement>());
        }
    }
}
