using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Retention;
using Cadre.Tests.Support;

namespace Cadre.Runs.Tests.Engine;

public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset LongAgo = new(2021, 5, 3, 12, 0, 0, TimeSpan.Zero);
    private readonly ScriptedExecutor executor = new();
    private readonly Tenant tenant = TestDatabase.NewTenant();
    private readonly string home = Directory.CreateTempSubdirectory("cadre-runs-").FullName;
    private TestDatabase db = null!;

    public async ValueTask InitializeAsync() => db = await TestDatabase.CreateAsync(Journal.JournalModule.Migrations, RunsModule.Migrations);

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delete_RunsOfLongAgo_LeavesWhatIsNeeded(bool partitioned)
    {
        await using var node = await TestNode.StartAsync(db.Options, home, null, executor);
        executor.On("b", (_, _) => Task.FromResult<StepOutcome>(new StepOutcome.Waiting("?")));
        var keeper = new Keeper();
        var old = new OldRuns(db.Database, [keeper]);
        if (partitioned)
        {
            (await old.ExtendJournalAsync(LongAgo, LongAgo, None)).ShouldBe(1);
        }

        var canvas = Guid.CreateVersion7();
        var gone = await AgedAsync(node, "a", null);
        var shown = await AgedAsync(node, "a", canvas);
        var kept = await AgedAsync(node, "a", null);
        var open = await AgedAsync(node, "a b", null);
        var young = await node.RunAsync(tenant, TestFlows.Of("a"));
        keeper.Runs.Add(kept);

        var (runs, partitions) = await old.DeleteAsync(LongAgo + TimeSpan.FromDays(300), None);

        runs.ShouldBe(1);
        partitions.ShouldBe(partitioned ? 1 : 0);
        (await node.Runs.FindAsync(tenant, gone, None)).ShouldBeNull();
        (await EventsAsync(gone)).ShouldBe(0);
        foreach (var run in new[] { shown, kept, young.Id })
        {
            (await node.Runs.FindAsync(tenant, run, None)).ShouldNotBeNull().Status.ShouldBe(RunStatus.Succeeded);
        }

        (await node.Runs.FindAsync(tenant, open, None)).ShouldNotBeNull().Status.ShouldBe(RunStatus.Waiting);
        (await old.DeleteAsync(LongAgo + TimeSpan.FromDays(300), None)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task ExtendJournal_Twice_MakesEveryQuarterOnce()
    {
        var old = new OldRuns(db.Database, []);
        (await old.ExtendJournalAsync(LongAgo, LongAgo.AddYears(1), None)).ShouldBe(5);
        (await old.ExtendJournalAsync(LongAgo, LongAgo.AddYears(1), None)).ShouldBe(0);
        var unprotected = await db.Database.ServiceAsync(
            DatabaseRole.Engine,
            s => s.QueryAsync<string>("select c.relname::text from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'runs.run_events'::regclass and not c.relforcerowsecurity", null, None),
            None);
        unprotected.ShouldBeEmpty();
    }

    /// <summary>A run, ended or open, with the id and the times of long ago.</summary>
    private async Task<RunId> AgedAsync(TestNode node, string steps, Guid? canvas)
    {
        var run = (await node.Runs.StartAsync(tenant, new StartRun(TestFlows.Of(steps)) { Canvas = canvas }, None)).Value;
        await node.UntilAsync(tenant, run, RunStatus.Succeeded, RunStatus.Waiting);
        var aged = Guid.CreateVersion7(LongAgo);
        const string Sql = """
            with e as (update runs.run_events set run_id = @aged where run_id = @run), l as (update runs.results set run_id = @aged where run_id = @run)
            update runs.runs set id = @aged, finished_at = case when finished_at is null then null else @at end where id = @run
            """;
        await db.Database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, new { aged, run = run.Value, at = LongAgo.AddDays(2) }, None), None);
        return new(aged);
    }

    private Task<long> EventsAsync(RunId run) =>
        db.Database.ServiceAsync(DatabaseRole.Engine, async s => await s.FirstOrDefaultAsync<long>("select count(*) from runs.run_events where run_id = @run", new { run = run.Value }, None), None);

    private sealed class Keeper : IRunKeeper
    {
        public HashSet<RunId> Runs { get; } = [];

        public Task<IReadOnlyCollection<RunId>> NeededAsync(WorkspaceId workspace, IReadOnlyList<RunId> runs, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyCollection<RunId>>([.. runs.Where(Runs.Contains)]);
    }
}
