using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Lines;
using Cadre.Tests.Support;

namespace Cadre.Runs.Tests.Lines;

/// <summary>Runs that come, end and crash in any order, in several lines at once: no line is ever over its limit, nobody is forgotten, nobody is admitted twice.</summary>
public sealed class LinePropertyTests : IAsyncLifetime
{
    private const int Runs = 60;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RunLine[] Lines = [new("a", "a", 1, WhenFull.Queue), new("b", "b", 2, WhenFull.Queue), new("c", "c", 3, WhenFull.Queue)];
    private readonly WorkspaceId workspace = TestDatabase.NewTenant().Workspace;
    private TestDatabase db = null!;
    private Database database = null!;
    private LineStore store = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDatabase.CreateAsync(Journal.JournalModule.Migrations, RunsModule.Migrations);
        database = new(db.Options);
        store = new(database);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await db.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AnyOrder_KeepsEveryLimit_AndForgetsNobody(int seed)
    {
        var (chance, lines, ended, coming) = (new Random(seed), new Dictionary<RunId, RunLine[]>(), new HashSet<RunId>(), Runs);
        for (var turn = 0; ended.Count < Runs && turn < 100 * Runs; turn++)
        {
            var atWork = await AtWorkAsync();
            if (coming > 0 && chance.Next(2) == 0)
            {
                var run = new RunId(Guid.CreateVersion7());
                lines[run] = [.. Lines.Where(_ => chance.Next(2) == 0).DefaultIfEmpty(Lines[0])];
                await store.EnterAsync(workspace, run, (RunPriority)chance.Next(3), lines[run], 1000, 0, None);
                await InsertAsync(run);
                coming--;
            }
            else if (atWork.Count > 0 && atWork[chance.Next(atWork.Count)] is var last)
            {
                await EndAsync(last);
                ended.Add(last).ShouldBeTrue();
                await (chance.Next(3) == 0 ? store.AdmitAsync(workspace, null, [], None) : store.AdmitAsync(workspace, [.. lines[last].Select(l => l.Name)], [last], None));
            }
            else
            {
                await store.AdmitAsync(workspace, null, [], None);
            }

            var held = await AtWorkAsync();
            Lines.ShouldAllBe(l => held.Count(r => lines[r].Contains(l)) <= l.Most);
        }

        ended.Count.ShouldBe(Runs);
    }

    private Task<List<RunId>> AtWorkAsync() => database.ServiceAsync(
        DatabaseRole.Engine,
        async s => (await s.QueryAsync<Guid>("select distinct p.run_id from runs.places p join runs.runs r on r.id = p.run_id where p.state = 1 and r.finished_at is null order by p.run_id", null, None)).ConvertAll(r => new RunId(r)),
        None);

    private Task InsertAsync(RunId run)
    {
        const string Sql = """
            insert into runs.runs (id, workspace_id, flow_hash, title, mode, started_by, created_at, status, owner, head_seq, wake_at)
            values (@run, @workspace, '', '', 'live', '{}', now(), 'queued', 0, 1, 'infinity')
            """;
        return database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, new { run = run.Value, workspace = workspace.Value }, None), None);
    }

    private Task EndAsync(RunId run) =>
        database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync("update runs.runs set finished_at = now() where id = @run", new { run = run.Value }, None), None);
}
