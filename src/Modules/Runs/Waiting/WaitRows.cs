using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;

namespace Cadre.Runs.Waiting;

/// <summary>Which steps wait for which events.</summary>
internal sealed class WaitRows(Database database)
{
    /// <summary>Registers what a commit begins to wait for, before the commit: an event that comes in between finds the wait and waits for its step.</summary>
    public async ValueTask RegisterAsync(RunCommit commit, CancellationToken cancellationToken)
    {
        foreach (var waiting in commit.Events.OfType<StepWaiting>().Where(w => w.Event is not null))
        {
            const string Sql = "insert into runs.waits (workspace_id, name, correlation, run_id, address) values ($1, $2, $3, $4, $5) on conflict do nothing";
            await using var command = database.Source(DatabaseRole.Engine).CreateCommand(Sql);
            foreach (var value in new object[] { commit.Workspace.Value, waiting.Event!.Name, waiting.Event.Correlation, commit.Run.Value, waiting.Address })
            {
                command.Parameters.Add(new() { Value = value });
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public Task<List<WaitRow>> FindAsync(Tenant tenant, string name, string correlation, CancellationToken cancellationToken)
    {
        const string Sql = "select run_id, address from runs.waits where workspace_id = @workspace and name = @name and correlation = @correlation order by created_at, run_id, address";
        return database.TenantAsync(tenant, s => s.QueryAsync<WaitRow>(Sql, new { workspace = tenant.Workspace.Value, name, correlation }, cancellationToken), cancellationToken);
    }

    public Task RemoveAsync(Tenant tenant, string name, string correlation, WaitRow row, CancellationToken cancellationToken)
    {
        const string Sql = "delete from runs.waits where workspace_id = @workspace and name = @name and correlation = @correlation and run_id = @run and address = @address";
        return database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { workspace = tenant.Workspace.Value, name, correlation, run = row.Run_id, address = row.Address }, cancellationToken), cancellationToken);
    }
}

/// <summary>A step that waits.</summary>
internal sealed record WaitRow
{
    public Guid Run_id { get; init; }

    public string Address { get; init; } = "";
}
