using Cadre.Postgres;
using Cadre.Tests.ServerSupport;
using Cadre.Tests.Support;
using Npgsql;

namespace Cadre.Architecture.Tests;

/// <summary>Every table forces row security; without a tenant the application sees nothing.</summary>
public sealed class TableTests : IAsyncLifetime
{
    private const string Tables = """
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\_%' and n.nspname || '.' || c.relname <> 'cadre.migrations'
        """;

    private const string Open = Tables + " and not (c.relrowsecurity and c.relforcerowsecurity)";
    private const string Views = "select schemaname || '.' || viewname from pg_views where schemaname not in ('pg_catalog', 'information_schema')";
    private TestServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        using var owner = await server.OwnerAsync();
        await owner.PostJsonAsync("/api/v1/api-keys", new { name = "k", role = "viewer" });
        await owner.PostJsonAsync("/api/v1/invitations", new { email = "x@example.org", role = "viewer" });
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Tables_AllForceRowSecurity()
    {
        (await AdminAsync(Tables)).Count.ShouldBeGreaterThan(10);
        (await AdminAsync(Open)).ShouldBeEmpty();
        (await AdminAsync(Views)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Application_WithoutTenant_SeesNoRow()
    {
        var filled = 0;
        foreach (var table in await AdminAsync(Tables))
        {
            (await AsApplicationAsync(table)).ShouldBe(0, table);
            filled += (await AdminAsync($"select 'row' from {table}")).Count > 0 ? 1 : 0;
        }

        filled.ShouldBeGreaterThan(7); // there was something to see
    }

    [Fact]
    public async Task Guard_PlantedOpenTable_IsSeen()
    {
        await AdminAsync("create table identity.planted (workspace_id uuid, secret text); insert into identity.planted values (gen_random_uuid(), 'x'); grant select on identity.planted to cadre_app");
        (await AdminAsync(Open)).ShouldBe(["identity.planted"]);
        (await AsApplicationAsync("identity.planted")).ShouldBe(1);
    }

    /// <summary>Rows the application's role sees; tables it may not touch count as none.</summary>
    private async Task<long> AsApplicationAsync(string table)
    {
        await using var connection = await server.Database.Database.Source(DatabaseRole.App).OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        try
        {
            return (long)(await command.ExecuteScalarAsync())!;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return 0;
        }
    }

    private async Task<List<string>> AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await TestCluster.AdminAsync(server.Database.Options));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
