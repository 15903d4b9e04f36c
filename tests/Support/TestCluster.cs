using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;
using Cadre.Postgres;
using Npgsql;

namespace Cadre.Tests.Support;

/// <summary>One PostgreSQL for all test processes of this account, started by the first; databases are cloned from a template per set of migrations.</summary>
public static class TestCluster
{
    private static readonly RolePasswords Passwords = new(new("migrator"), new("app"), new("identity"), new("engine"));
    private static readonly string Root = Path.Combine(Path.GetTempPath(), $"cadre-tests-{Environment.UserName}");
    private static readonly Lazy<Task<PrivateCluster>> Cluster = new(StartAsync);

    /// <summary>A fresh database with the schemas of <paramref name="sets"/>.</summary>
    public static async Task<DatabaseOptions> CloneAsync(IReadOnlyList<MigrationSet> sets)
    {
        var cluster = await Cluster.Value;
        var template = await TemplateAsync(cluster, sets);
        var name = $"t_{Guid.CreateVersion7():N}";
        await ExecuteAsync(cluster, $"create database {name} template {template} owner cadre_migrator; grant connect on database {name} to cadre_app, cadre_identity, cadre_engine");
        return Options(name);
    }

    /// <summary>Drops a clone.</summary>
    public static async Task DropAsync(DatabaseOptions options) =>
        await ExecuteAsync(await Cluster.Value, $"drop database if exists {options.Name} with (force)");

    /// <summary>An administrator's (superuser's) connection string to a clone, for tests that tamper.</summary>
    public static async Task<string> AdminAsync(DatabaseOptions options) =>
        new NpgsqlConnectionStringBuilder((await Cluster.Value).AdminConnectionString) { Database = options.Name }.ConnectionString;

    private static DatabaseOptions Options(string name) => new(Path.Combine(Root, "socket"), 5432, name, Passwords) { MaxConnections = 15 };

    private static async Task<PrivateCluster> StartAsync()
    {
        Directory.CreateDirectory(Root);
        var binaries = ClusterSettings.FindBinaries() ?? throw new InvalidOperationException("PostgreSQL 15 or later is missing: run ./test, it installs it.");
        var settings = new ClusterSettings(Path.Combine(Root, "data"), Path.Combine(Root, "socket"), new Secret("admin")) { BinaryDirectory = binaries, Durable = false, MaxConnections = 400 };
        var cluster = new PrivateCluster(settings, TimeProvider.System);
        using (await FileLock.TakeAsync(Path.Combine(Root, "start.lock")))
        {
            await cluster.StartAsync(CancellationToken.None);
        }

        return cluster;
    }

    private static async Task<string> TemplateAsync(PrivateCluster cluster, IReadOnlyList<MigrationSet> sets)
    {
        var template = "template_" + Fingerprint(sets);
        using var exclusive = await FileLock.TakeAsync(Path.Combine(Root, template + ".lock"));
        if (await ScalarAsync(cluster, $"select 1 from pg_database where datname = '{template}'") is not null)
        {
            return template;
        }

        var building = template + "_new";
        await ExecuteAsync(cluster, $"drop database if exists {building}");
        await DatabaseBootstrap.EnsureAsync(cluster.AdminConnectionString, Options(building), CancellationToken.None);
        await new Migrator(Options(building)).MigrateAsync(sets, CancellationToken.None);
        await ExecuteAsync(cluster, $"alter database {building} rename to {template}");
        return template;
    }

    private static string Fingerprint(IReadOnlyList<MigrationSet> sets)
    {
        var text = string.Join('\n', sets.Prepend(MigrationSet.Foundation).SelectMany(s => s.Load().Select(m => $"{s.Schema}/{m.Number}/{m.Hash}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..20];
    }

    private static async Task ExecuteAsync(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.AdminConnectionString);
        await connection.OpenAsync();
        foreach (var statement in sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<object?> ScalarAsync(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
