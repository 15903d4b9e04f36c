using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Retention;

namespace Cadre.Runs.Tests.Engine;

public sealed class RetentionTests : EngineTest
{
    private static readonly DateTimeOffset LongAgo = new(2021, 5, 3, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delete_RunsOfLongAgo_LeavesWhatIsNeeded(bool partitioned)
    {
        await using var node = await NodeAsync();
        Executor.On("b", (_, _) => Task.FromResult<StepOutcome>(new StepOutcome.Waiting("?")));
        var keeper = new Keeper();
        var old = new OldRuns(Db.Database, [keeper]);
        if (partitioned)
        {
            (await old.ExtendJournalAsync(LongAgo, LongAgo, None)).ShouldBe(1);
        }

        var canvas = Guid.CreateVersion7();
        var gone = await AgedAsync(node, "a", null);
        var shown = await AgedAsync(node, "a", canvas);
        var kept = await AgedAsync(node, "a", null);
        var open = await AgedAsync(node, "a b", null);
        var young = await node.RunAsync(Tenant, TestFlows.Of("a"));
        keeper.Runs.Add(kept);

        var (runs, partitions) = await old.DeleteAsync(LongAgo + TimeSpan.FromDays(300), None);

        runs.ShouldBe(1);
        partitions.ShouldBe(partitioned ? 1 : 0);
        (await node.Runs.FindAsync(Tenant, gone, None)).ShouldBeNull();
        (await EventsAsync(gone)).ShouldBe(0);
        foreach (var run in new[] { shown, kept, young.Id })
        {
            (await node.Runs.FindAsync(Tenant, run, None)).ShouldNotBeNull().Status.ShouldBe(RunStatus.Succeeded);
        }

        (await node.Runs.FindAsync(Tenant, open, None)).ShouldNotBeNull().Status.ShouldBe(RunStatus.Waiting);
        (await old.DeleteAsync(LongAgo + TimeSpan.FromDays(300), None)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task ExtendJournal_Twice_MakesEveryQuarterOnce()
    {
        var old = new OldRuns(Db.Database, []);
        (await old.ExtendJournalAsync(LongAgo, LongAgo.AddYears(1), None)).ShouldBe(5);
        (await old.ExtendJournalAsync(LongAgo, LongAgo.AddYears(1), None)).ShouldBe(0);
        var unprotected = await Db.Database.ServiceAsync(
            DatabaseRole.Engine,
            s => s.QueryAsync<string>("select c.relname::text from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'runs.run_events'::regclass and not c.relforcerowsecurity", null, None),
            None);
        unprotected.ShouldBeEmpty();
    }

    /// <summary>A run, ended or open, with the id and the times of long ago.</summary>
    private async Task<RunId> AgedAsync(TestNode node, string steps, Guid? canvas)
    {
        var run = (await node.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of(steps)) { Canvas = canvas }, None)).Value;
        await node.UntilAsync(Tenant, run, RunStatus.Succeeded, RunStatus.Waiting);
        var aged = Guid.CreateVersion7(LongAgo);
        const string Sql = """
            with e as (update runs.run_events set run_id = @aged where run_id = @run), l as (update runs.results set run_id = @aged where run_id = @run)
            update runs.runs set id = @aged, finished_at = case when finished_at is null then null else @at end where id = @run
            """;
        await Db.Database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, new { aged, run = run.Value, at = LongAgo.AddDays(2) }, None), None);
        return new(aged);
    }

    private Task<long> EventsAsync(RunId run) =>
        Db.Database.ServiceAsync(DatabaseRole.Engine, async s => await s.FirstOrDefaultAsync<long>("select count(*) from runs.run_events where run_id = @run", new { run = run.Value }, None), None);

    private sealed class Keeper : IRunKeeper
    {
        public HashSet<RunId> Runs { get; } = [];

        public Task<IReadOnlyCollection<RunId>> NeededAsync(WorkspaceId workspace, IReadOnlyList<RunId> runs, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyCollection<RunId>>([.. runs.Where(Runs.Contains)]);
    }
}
