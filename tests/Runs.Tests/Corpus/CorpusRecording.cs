using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Tests.Engine;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Corpus;

/// <summary>
/// Writes histories of this version for the corpus, into the folder that <c>CADRE_CORPUS</c> names; never run by itself. After a change of the journal's form:
/// <c>CADRE_CORPUS=tests/Runs.Tests/Corpus dotnet exec …/Cadre.Runs.Tests.dll -explicit only -class '*CorpusRecording'</c>, and keep what is new under new names.
/// </summary>
public sealed class CorpusRecording : EngineTest
{
    private static readonly Flow Body = TestFlows.Of("a b", "@.item>a", "a>b", "b>@.collect");
    private static readonly JsonSerializerOptions Indented = new(CadreJson.Stored) { WriteIndented = true };

    [Fact(Explicit = true)]
    public async Task Loop_WithAFailingItem()
    {
        Executor.On("loop", TestBodies.Loop(4, lanes: 2)).Within("a", c => c.Input("in")!.Value.GetInt32() == 2 ? new StepOutcome.Failed("no", "No.") : Done(c.Input("in")));
        await using var node = await NodeAsync();
        await KeepAsync("loop-with-failing-item", node, (await node.RunAsync(Tenant, TestBodies.Around(Body))).Id);
    }

    [Fact(Explicit = true)]
    public async Task Loop_StoppedAtItsFirstFailure()
    {
        Executor.On("loop", TestBodies.Loop(4, lanes: 1, stops: true)).Within("a", c => c.Input("in")!.Value.GetInt32() == 1 ? new StepOutcome.Failed("no", "No.") : Done(1));
        await using var node = await NodeAsync();
        await KeepAsync("loop-stopped", node, (await node.RunAsync(Tenant, TestBodies.Around(Body))).Id);
    }

    [Fact(Explicit = true)]
    public async Task Loop_InALoop()
    {
        var middle = TestBodies.Nest(TestFlows.Of([TestFlows.Node("inner") with { Body = Body.Hash }], ["@.item>inner", "inner.results>@.collect"]), Body) with { Format = 1 };
        Executor.On("loop", TestBodies.Loop(2)).Within("inner", TestBodies.Loop(2));
        await using var node = await NodeAsync();
        await KeepAsync("loop-in-loop", node, (await node.RunAsync(Tenant, TestBodies.Around(middle))).Id);
    }

    [Fact(Explicit = true)]
    public async Task Body_OpenedOnce_WithAnEffect()
    {
        Executor.On("try", c => c.Body is null ? new StepOutcome.Opens(TestFlows.Json(new[] { 1 }), "item", 1) { Single = true } : Done("caught", "results"))
            .Within("a", async (c, ct) => Done(await Executor.EffectAsync(c, "one", "1", ct))).Within("b", _ => new StepOutcome.Failed("no", "No."));
        await using var node = await NodeAsync();
        await KeepAsync("body-once", node, (await node.RunAsync(Tenant, TestBodies.Around(Body, "try"))).Id);
    }

    [Fact(Explicit = true)]
    public async Task Event_ThatWasAwaited()
    {
        Executor.On("ask", c => c.Answer is { } answer ? Done(answer.Fields) : new StepOutcome.Waiting("?") { Kind = WaitKind.Event, Event = new("paid", "7") });
        await using var node = await NodeAsync();
        var run = (await node.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of("ask b", "ask>b")), None)).Value;
        await node.UntilAsync(Tenant, run, RunStatus.Waiting);
        (await node.Get<IRunEvents>().SendAsync(Tenant, new("paid", "7", TestFlows.Json(new { sum = 3 })), "e1", None)).Value.ShouldBe(1);
        await node.UntilAsync(Tenant, run);
        await KeepAsync("event-awaited", node, run);
    }

    private async Task KeepAsync(string name, TestNode node, RunId run)
    {
        var folder = Environment.GetEnvironmentVariable("CADRE_CORPUS").ShouldNotBeNull("CADRE_CORPUS names the folder to write to");
        var view = (await node.Runs.FindAsync(Tenant, run, None)).ShouldNotBeNull();
        var rows = await Db.Database.ServiceAsync(DatabaseRole.Engine, s => s.QueryAsync<Row>("select kind, version, payload from runs.journal() where run_id = @run order by seq", new { run = run.Value }, None), None);
        var flow = await Db.Database.ServiceAsync(
            DatabaseRole.Engine, s => s.FirstOrDefaultAsync<Row>("select f.hash as kind, 1::smallint as version, f.document as payload from runs.flows f join runs.runs r on r.flow_hash = f.hash where r.id = @run", new { run = run.Value }, None), None);
        var history = new
        {
            Flow = JsonNode.Parse(flow!.Payload),
            Hash = flow.Kind,
            Events = rows.Select(row => new { row.Kind, row.Version, Payload = JsonNode.Parse(row.Payload) }),
            Expected = new { view.Status, Steps = view.Steps.Select(step => new { step.Address, step.Status, step.Attempt, step.Outputs }) },
        };
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(history, Indented) + "\n", None);
    }

    private sealed record Row(string Kind, short Version, string Payload);
}
