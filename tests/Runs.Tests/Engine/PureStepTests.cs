using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Npgsql;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

public sealed class PureStepTests : EngineTest
{
    private readonly PureExecutor pure = new();
    private TestNode node = null!;

    private protected override IEnumerable<IStepExecutor> Others => [pure];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        node = await NodeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Chain_OfPureSteps_IsDurableInOneCommit()
    {
        var view = await node.RunAsync(Tenant, TestFlows.Chain(5, "pure"));

        view.Status.ShouldBe(RunStatus.Succeeded);
        view.Steps[4].Inputs!["in"].Value.GetString().ShouldBe("s3");
        (await CommitsAsync(view.Id)).ShouldBe(1);
        (await RowsAsync(view.Id), await EventsAsync(view.Id)).ShouldBe((1, 12), "events that are committed together share a row");
    }

    [Fact]
    public async Task Chain_WhileANodeThatReadsNoPagesLives_HasARowForEachEvent()
    {
        await using var older = new NpgsqlConnection(Db.Database.Options.ConnectionString(DatabaseRole.Engine) + ";Pooling=false");
        await older.OpenAsync(None);
        await using var lives = new NpgsqlCommand("select pg_advisory_lock(25441, 1000000); insert into runs.nodes (id, name, version) values (1000000, 'older', '0')", older);
        await lives.ExecuteNonQueryAsync(None);
        await using var beside = await NodeAsync();
        var view = await beside.RunAsync(Tenant, TestFlows.Chain(5, "pure"));

        (await RowsAsync(view.Id), await EventsAsync(view.Id)).ShouldBe((12, 12));
    }

    [Fact]
    public async Task LongChain_OfPureSteps_DoesNotStayInMemoryAlone()
    {
        var view = await node.RunAsync(Tenant, TestFlows.Chain(200, "pure"));

        view.Status.ShouldBe(RunStatus.Succeeded);
        (await CommitsAsync(view.Id)).ShouldBeGreaterThan(3);
        pure.Executed.ShouldBe(200);
    }

    [Fact]
    public async Task StepAfterAPureOne_BeginsAfterItsCommit()
    {
        var stored = -1L;
        Executor.On("b", async (context, _) =>
        {
            stored = await CountAsync("select count(*) from runs.journal() where run_id = @run and kind = 'step.finished'", context.Run);
            return Done("b");
        });
        await node.RunAsync(Tenant, TestFlows.Of([TestFlows.Node("a", "pure"), TestFlows.Node("b")], ["a>b"]));

        stored.ShouldBe(1);
    }

    [Fact]
    public async Task PureStep_ThatAsksForAnEffect_FailsAndTheEffectDoesNotHappen()
    {
        pure.Script = async (context, ct) => Done(await Executor.EffectAsync(context, "mail", "sent", ct));
        var view = await node.RunAsync(Tenant, TestFlows.Chain(1, "pure"));

        view.Steps[0].Error!.Message.ShouldContain("says that it is pure");
        Executor.Effects.ShouldBeEmpty();
    }

    [Fact]
    public async Task Watched_StepSucceeds_IsSeenOnceDurable()
    {
        var flow = TestFlows.Of([TestFlows.Node("a", "pure"), TestFlows.Node("answer", "pure"), TestFlows.Node("slow")], ["a>answer", "answer>slow"]);
        Executor.On("slow", async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return Done("never");
        });
        var watched = (await node.Runs.StartWatchedAsync(Tenant, new StartRun(flow), new HashSet<string> { "answer" }, None)).Value;
        var seen = (await watched.Seen).ShouldNotBeNull();

        seen.Address.ShouldBe("answer");
        seen.Outputs!["out"].GetString().ShouldBe("answer");
        (await node.Runs.FindAsync(Tenant, watched.Run, None))!.Steps[1].Status.ShouldBe(StepStatus.Succeeded);
        await node.Runs.CancelAsync(Tenant, watched.Run, None);
    }

    [Fact]
    public async Task Watched_RunEndsOrIsParked_SaysSo()
    {
        Executor.On("x", _ => new StepOutcome.Failed("no", "No.")).On("w", _ => new StepOutcome.Waiting("?") { Timeout = TimeSpan.FromDays(1) });
        var ends = (await node.Runs.StartWatchedAsync(Tenant, new StartRun(TestFlows.Of("x")), new HashSet<string> { "y" }, None)).Value;
        var waits = (await node.Runs.StartWatchedAsync(Tenant, new StartRun(TestFlows.Of("w")), new HashSet<string> { "y" }, None)).Value;

        (await ends.Seen)!.ShouldBe(new RunSighting(RunStatus.Failed, null, null));
        (await waits.Seen).ShouldBeNull();
    }

    private Task<long> RowsAsync(RunId run) => CountAsync("select count(*) from runs.run_events where run_id = @run", run);

    private Task<long> EventsAsync(RunId run) => CountAsync("select count(*) from runs.journal() where run_id = @run", run);

    private Task<long> CommitsAsync(RunId run) => CountAsync("select count(distinct xmin::text) from runs.run_events where run_id = @run", run);

    private Task<long> CountAsync(string sql, RunId run) => Db.Database.ServiceAsync(DatabaseRole.Engine, s => s.ScalarAsync<long>(sql, new { run = run.Value }, None), None);

    private sealed class PureExecutor : IStepExecutor
    {
        private int executed;

        public string Type => "pure";

        public bool IsPure => true;

        public int Executed => executed;

        public Func<StepContext, CancellationToken, Task<StepOutcome>> Script { get; set; } = static (context, _) => Task.FromResult(Done(context.Node.Address));

        public Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref executed);
            return Script(context, cancellationToken);
        }
    }
}
