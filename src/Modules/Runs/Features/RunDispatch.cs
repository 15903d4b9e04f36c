using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;
using Cadre.Runs.Persistence;

namespace Cadre.Runs.Features;

/// <summary>
/// Brings a request to a run, wherever it is: 1. in this node's memory: applied there; 2. with nobody: taken over first; 3. on another node: stored as a signal, which that
/// node (or whoever has the run then) applies once. Answers after the journal holds it.
/// </summary>
internal sealed class RunDispatch(EngineNode node, RunReading reading, Database database, Notifications notifications, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public async Task<Result<Done>> SendAsync(Tenant tenant, RunId run, RunCommand command, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var signalled = false;
        while (time.GetElapsedTime(begun) < Patience)
        {
            if (await reading.FindRowAsync(tenant, run, cancellationToken) is not { } row)
            {
                return Error.NotFound("run");
            }

            if (node.TryGet(run, out var hosted))
            {
                if (hosted.Submit(command) is { } submitted && await submitted is var result && result.Error != RunErrors.Moved) // 1
                {
                    return result;
                }
            }
            else if (signalled)
            {
                if (await OutcomeAsync(tenant, command.Signal, cancellationToken) is { } outcome)
                {
                    return SignalOutcome.Read(outcome);
                }
            }
            else if (row.Finished_at is not null)
            {
                return RunCommands.Apply(command, await reading.LoadAsync(tenant, row, cancellationToken), time.GetUtcNow()).Error!;
            }
            else if (row.Owner == 0)
            {
                if (await node.AdoptAsync(run, command, cancellationToken) is { } adopted && adopted.Error != RunErrors.Moved) // 2
                {
                    return adopted;
                }
            }
            else if (row.Owner != node.Id)
            {
                await SignalAsync(tenant, run, command, cancellationToken); // 3
                signalled = true;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return RunErrors.Busy;
    }

    private async Task SignalAsync(Tenant tenant, RunId run, RunCommand command, CancellationToken cancellationToken)
    {
        const string Sql = "insert into runs.signals (id, run_id, workspace_id, kind, payload) values (@id, @run, @workspace, @kind, @payload)";
        var row = new { id = command.Signal, run = run.Value, workspace = tenant.Workspace.Value, kind = command.Kind, payload = SignalRow.Write(command) };
        await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, row, cancellationToken), cancellationToken);
        notifications.Publish(EngineService.Topic);
    }

    private Task<string?> OutcomeAsync(Tenant tenant, Guid signal, CancellationToken cancellationToken) =>
        database.TenantAsync(tenant, s => s.ScalarAsync<string>("select outcome from runs.signals where id = @signal", new { signal }, cancellationToken), cancellationToken);
}
