using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Agents.Persistence;

/// <summary>The rows of MCP servers. What a workspace trusts stands in the audit trail.</summary>
internal sealed class McpServerStore(Database database, IAuditLog audit, TimeProvider time)
{
    private const int MostServers = 50;

    public async Task<IReadOnlyList<McpServerView>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = "select id, name, transport, url, command, credential_id, tools::text as tools, checked_at, check_error from agents.mcp_servers order by lower(name)";
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<McpServerRow>(Sql, null, cancellationToken), cancellationToken);
        return [.. rows.Select(r => r.View())];
    }

    public async Task<McpServerView?> FindAsync(Tenant tenant, Guid id, CancellationToken cancellationToken) =>
        (await ListAsync(tenant, cancellationToken)).FirstOrDefault(s => s.Id == id);

    public Task<Result<Done>> AddAsync(Tenant tenant, McpServerView server, CancellationToken cancellationToken)
    {
        const string Count = "select count(*) from agents.mcp_servers";
        const string Taken = "select exists (select 1 from agents.mcp_servers where lower(name) = lower(@name))";
        const string Insert = """
            insert into agents.mcp_servers (workspace_id, id, name, transport, url, command, credential_id, tools, checked_at, check_error, created_by, created_at)
            values (@workspace, @Id, @Name, @Transport, @Url, @command, @Credential, @tools::jsonb, @at, @CheckError, @by, @at)
            """;
        return database.TenantAsync<Result<Done>>(
            tenant,
            async session =>
            {
                if (await session.ScalarAsync<long>(Count, null, cancellationToken) >= MostServers)
                {
                    return Error.Conflict("mcp_servers_full", $"A workspace has at most {MostServers} MCP servers.", "Remove one that is not needed any more.");
                }

                if (await session.ScalarAsync<bool>(Taken, new { name = server.Name }, cancellationToken))
                {
                    return Error.Conflict("mcp_name_taken", $"There is an MCP server '{server.Name}' already.", "Give this one another name.");
                }

                var args = new { workspace = tenant.Workspace.Value, server.Id, server.Name, server.Transport, server.Url, command = server.Command?.ToArray(), server.Credential, tools = Json(server.Tools), at = time.GetUtcNow().UtcDateTime, server.CheckError, by = tenant.Actor.Key };
                await session.ExecuteAsync(Insert, args, cancellationToken);
                await AuditAsync(session, tenant, "mcp.added", server, cancellationToken);
                return default(Done);
            },
            cancellationToken);
    }

    /// <summary>Keeps what a check found; with tools, these are approved from now on.</summary>
    public Task CheckedAsync(Tenant tenant, McpServerView server, IReadOnlyList<McpToolView>? approved, string? error, CancellationToken cancellationToken)
    {
        const string Sql = "update agents.mcp_servers set checked_at = @at, check_error = @error, tools = coalesce(@tools::jsonb, tools) where id = @Id";
        return database.TenantAsync(
            tenant,
            async session =>
            {
                await session.ExecuteAsync(Sql, new { server.Id, at = time.GetUtcNow().UtcDateTime, error, tools = approved is null ? null : Json(approved) }, cancellationToken);
                if (approved is not null)
                {
                    await AuditAsync(session, tenant, "mcp.approved", server with { Tools = approved }, cancellationToken);
                }
            },
            cancellationToken);
    }

    public Task<bool> DeleteAsync(Tenant tenant, Guid id, CancellationToken cancellationToken) => database.TenantAsync(
        tenant,
        async session =>
        {
            var deleted = await session.ExecuteAsync("delete from agents.mcp_servers where id = @id", new { id }, cancellationToken) > 0;
            if (deleted)
            {
                await audit.AppendAsync(session, tenant, "mcp.removed", JsonSerializer.SerializeToElement(new { id }, CadreJson.Stored), cancellationToken);
            }

            return deleted;
        },
        cancellationToken);

    private Task AuditAsync(Session session, Tenant tenant, string action, McpServerView server, CancellationToken cancellationToken) =>
        audit.AppendAsync(session, tenant, action, JsonSerializer.SerializeToElement(new { server.Id, server.Name, server.Transport, server.Url, server.Command, tools = server.Tools.Select(t => new { t.Name, t.Hash }) }, CadreJson.Stored), cancellationToken);

    private static string Json(IReadOnlyList<McpToolView> tools) => StoredJson.Of(tools);

    private sealed record McpServerRow
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string Transport { get; init; } = "";

        public string? Url { get; init; }

        public string[]? Command { get; init; }

        public Guid? CredentialId { get; init; }

        public string Tools { get; init; } = "[]";

        public DateTime? CheckedAt { get; init; }

        public string? CheckError { get; init; }

        public McpServerView View() => new(Id, Name, Transport)
        {
            Url = Url,
            Command = Command,
            Credential = CredentialId,
            Tools = JsonSerializer.Deserialize<List<McpToolView>>(Tools, CadreJson.Stored)!,
            CheckedAt = CheckedAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null,
            CheckError = CheckError,
        };
    }
}
