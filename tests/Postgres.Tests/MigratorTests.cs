using Cadre.Tests.Support;
using Npgsql;

namespace Cadre.Postgres.Tests;

public sealed class MigratorTests
{
    private static readonly MigrationSet Probe = new("probe", typeof(MigratorTests).Assembly);

    [Fact]
    public async Task Migrate_Twice_SecondDoesNothing()
    {
        await using var db = await TestDatabase.CreateAsync(Probe);
        (await new Migrator(db.Options).MigrateAsync([Probe], CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Migrate_TwoNodesAtOnce_EachMigrationRunsOnce()
    {
        await using var db = await TestDatabase.CreateAsync();
        var ran = await Task.WhenAll(
            new Migrator(db.Options).MigrateAsync([Probe], CancellationToken.None),
            new Migrator(db.Options).MigrateAsync([Probe], CancellationToken.None));
        ran.Order().ShouldBe([0, 1]);
    }

    [Fact]
    public async Task Migrate_ChangedText_IsRefusedWithTheFix()
    {
        await using var db = await TestDatabase.CreateAsync(Probe);
        await using var admin = new NpgsqlConnection(await TestCluster.AdminAsync(db.Options));
        await admin.OpenAsync();
        await using var tamper = new NpgsqlCommand("update cadre.migrations set hash = 'other' where schema = 'probe'", admin);
        await tamper.ExecuteNonQueryAsync();

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => new Migrator(db.Options).MigrateAsync([Probe], CancellationToken.None));
        failure.Message.ShouldContain("probe/0001_probe");
    }
}
