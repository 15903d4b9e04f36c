using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Agents.Persistence;

/// <summary>The rows of agents.</summary>
internal sealed class AgentStore(Database database) : IAgentDirectory
{
    private const string Columns = "id, profile::text as profile, created_at, updated_at";

    public async Task<IReadOnlyList<AgentView>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from agents.agents order by lower(name), id limit 500";
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<AgentRow>(Sql, null, cancellationToken), cancellationToken);
        return [.. rows.Select(r => r.View())];
    }

    public async Task<AgentView?> FindAsync(Tenant tenant, AgentId id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from agents.agents where id = @id";
        var row = await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<AgentRow>(Sql, new { id = id.Value }, cancellationToken), cancellationToken);
        return row?.View();
    }

    /// <summary>How many agents the workspace has.</summary>
    public static async Task<long> CountAsync(Session session, CancellationToken cancellationToken) =>
        await session.ScalarAsync<long>("select count(*) from agents.agents", null, cancellationToken);

    /// <summary>Whether another agent has this name.</summary>
    public static async Task<bool> IsTakenAsync(Session session, string name, AgentId except, CancellationToken cancellationToken) =>
        await session.ScalarAsync<bool>("select exists (select 1 from agents.agents where lower(name) = lower(@name) and id <> @id)", new { name, id = except.Value }, cancellationToken);

    public static Task InsertAsync(Session session, Tenant tenant, AgentView agent, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into agents.agents (workspace_id, id, name, profile, created_by, created_at, updated_at)
            values (@workspace, @id, @name, @profile::jsonb, @by, @at, @at)
            """;
        var args = new { workspace = tenant.Workspace.Value, id = agent.Id.Value, name = agent.Profile.Name, profile = Json(agent.Profile), by = tenant.Actor.Key, at = agent.CreatedAt.UtcDateTime };
        return session.ExecuteAsync(Sql, args, cancellationToken);
    }

    public static async Task<bool> UpdateAsync(Session session, AgentId id, AgentProfile profile, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Sql = "update agents.agents set name = @name, profile = @profile::jsonb, updated_at = @at where id = @id";
        return await session.ExecuteAsync(Sql, new { id = id.Value, name = profile.Name, profile = Json(profile), at = at.UtcDateTime }, cancellationToken) > 0;
    }

    public static async Task<bool> DeleteAsync(Session session, AgentId id, CancellationToken cancellationToken) =>
        await session.ExecuteAsync("delete from agents.agents where id = @id", new { id = id.Value }, cancellationToken) > 0;

    private static string Json(AgentProfile profile) => StoredJson.Of(profile);

    private sealed record AgentRow
    {
        public Guid Id { get; init; }

        public string Profile { get; init; } = "";

        public DateTime CreatedAt { get; init; }

        public DateTime UpdatedAt { get; init; }

        public AgentView View() => new(new AgentId(Id), JsonSerializer.Deserialize<AgentProfile>(Profile, CadreJson.Stored)!, new(CreatedAt, TimeSpan.Zero), new(UpdatedAt, TimeSpan.Zero));
    }
}
