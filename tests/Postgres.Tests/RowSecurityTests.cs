using Cadre.Kernel;
using Cadre.Tests.Support;
using Npgsql;

namespace Cadre.Postgres.Tests;

public sealed class RowSecurityTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private TestDatabase db = null!;

    public async ValueTask InitializeAsync() => db = await TestDatabase.CreateAsync(new MigrationSet("probe", typeof(RowSecurityTests).Assembly));

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Tenant_SeesOnlyItsOwnRows()
    {
        var (a, b) = (TestDatabase.NewTenant(), TestDatabase.NewTenant());
        await InsertAsync(a, 1);
        await InsertAsync(b, 2);

        (await CountAsync(a)).ShouldBe(1);
        (await CountAsync(b)).ShouldBe(1);
    }

    [Fact]
    public async Task NoTenant_SeesNothing_AlsoOnAReusedConnection()
    {
        await InsertAsync(TestDatabase.NewTenant(), 1);
        await using var connection = await db.Database.Source(DatabaseRole.App).OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select count(*) from probe.things", connection);
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task Tenant_CannotWriteForAnother()
    {
        var (a, b) = (TestDatabase.NewTenant(), TestDatabase.NewTenant());
        var failure = await Should.ThrowAsync<PostgresException>(() => db.Database.TenantAsync(
            a, s => s.ExecuteAsync("insert into probe.things values (@w, 1)", new { w = b.Workspace.Value }, None), None));
        failure.SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task Service_SeesOnlyTablesOpenedToIt()
    {
        var tenant = TestDatabase.NewTenant();
        await db.Database.TenantAsync(tenant, s => s.ExecuteAsync("insert into probe.engine_things values (@w, 1)", new { w = tenant.Workspace.Value }, None), None);

        var seen = await db.Database.ServiceAsync(DatabaseRole.Engine, s => s.ScalarAsync<long>("select count(*) from probe.engine_things", null, None), None);
        seen.ShouldBe(1);
        await Should.ThrowAsync<PostgresException>(() => db.Database.ServiceAsync(
            DatabaseRole.Engine, s => s.ScalarAsync<long>("select count(*) from probe.things", null, None), None));
    }

    [Fact]
    public async Task FailingWork_RollsBack()
    {
        var tenant = TestDatabase.NewTenant();
        await Should.ThrowAsync<InvalidOperationException>(() => db.Database.TenantAsync(
            tenant,
            async s =>
            {
                await s.ExecuteAsync("insert into probe.things values (@w, 1)", new { w = tenant.Workspace.Value }, None);
                throw new InvalidOperationException("planned");
            },
            None));
        (await CountAsync(tenant)).ShouldBe(0);
    }

    [Fact]
    public async Task Roles_CannotBypassRowSecurity()
    {
        await using var admin = new NpgsqlConnection(await TestCluster.AdminAsync(db.Options));
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from pg_roles where rolname like 'cadre_%' and rolname <> 'cadre_admin' and (rolsuper or rolbypassrls)", admin);
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private Task InsertAsync(Tenant tenant, int id) => db.Database.TenantAsync(
        tenant, s => s.ExecuteAsync("insert into probe.things values (@w, @id)", new { w = tenant.Workspace.Value, id }, None), None);

    private Task<long> CountAsync(Tenant tenant) =>
        db.Database.TenantAsync(tenant, s => s.ScalarAsync<long>("select count(*) from probe.things", null, None), None);
}
