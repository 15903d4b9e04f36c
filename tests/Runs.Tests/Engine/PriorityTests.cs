using System.Collections.Concurrent;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Execution;
using static Cadre.Runs.Tests.Engine.ScriptedExecutor;

namespace Cadre.Runs.Tests.Engine;

/// <summary>What is short goes to what is urgent first, and a share of it to everything else.</summary>
public sealed class PriorityTests : EngineTest
{
    [Fact]
    public void Turns_WhileAllWait_AreEightThreeAndOneOfTwelve()
    {
        var credits = new int[PriorityShares.Count];
        var turns = Enumerable.Range(0, 24).Select(_ => PriorityShares.Next(_ => true, credits)).ToList();

        turns.CountBy(p => p).OrderBy(c => c.Key).Select(c => c.Value).ShouldBe([16, 6, 2]);
        PriorityShares.Next(p => p == 2, credits).ShouldBe(2, "what waits alone does not wait for others' turns");
    }

    [Fact]
    public async Task Slots_GoToTheMostUrgent_AndToAllInTheEnd()
    {
        var (held, order) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new ConcurrentQueue<string>());
        Executor.On("hold", async (_, _) =>
        {
            await held.Task;
            return Done("held");
        });
        await using var node = await TestNode.StartAsync(Db.Options, Home, o => o with { StepsInFlight = 1 }, Executor);
        await node.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of("hold")), None);
        var runs = new List<RunId>();
        foreach (var (name, priority) in new[] { ("low", RunPriority.Low), ("normal", RunPriority.Normal), ("high", RunPriority.High), ("high", RunPriority.High) })
        {
            Executor.On(name, context =>
            {
                order.Enqueue(context.Node.Address);
                return Done(name);
            });
            runs.Add((await node.Runs.StartAsync(Tenant, new StartRun(TestFlows.Of(name)) { Priority = priority }, None)).Value);
        }

        held.SetResult();
        foreach (var run in runs)
        {
            await node.UntilAsync(Tenant, run, RunStatus.Succeeded);
        }

        order.ShouldBe(["high", "high", "normal", "low"]);
    }

    [Fact]
    public async Task Claims_WhenMoreIsDueThanFits_AreSharedByPriorities()
    {
        const string Sql = """
            insert into runs.runs (id, workspace_id, flow_hash, title, mode, started_by, created_at, status, owner, head_seq, wake_at, priority)
            select gen_random_uuid(), @workspace, '', '', 'live', '{}', now(), 'queued', 0, 1, now() - interval '1 minute', n % 3 from generate_series(1, 90) n
            """;
        await using var node = await TestNode.StartAsync(Db.Options, Home, o => o with { MaxOwnedRuns = 0 }, Executor);
        await Db.Database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, new { workspace = Tenant.Workspace.Value }, None), None);
        var due = await node.Get<IRunStore>().FindDueAsync(24, TimeSpan.Zero, None);

        due.CountBy(d => d.Priority).OrderBy(c => c.Key).Select(c => c.Value).ShouldBe([16, 6, 2]);
    }
}
