using Cadre.Postgres;
using Cadre.Sandboxes;
using Cadre.Server.Hosting;
using Npgsql;

namespace Cadre.Server.Features;

/// <summary>Examines the installation: programs, the private home, the database's roles.</summary>
internal sealed class Doctor(HomeLayout home, Database? database, ISandboxProvider? sandboxes = null)
{
    public async Task<IReadOnlyList<Check>> ExamineAsync(CancellationToken cancellationToken)
    {
        var checks = new List<Check>();
        checks.AddRange(ProgramChecks.All());
        checks.AddRange(HomeChecks.All(home));
        if (sandboxes is not null)
        {
            var probe = await sandboxes.ProbeAsync(cancellationToken);
            checks.Add(new("sandbox provider", probe.Available, $"{sandboxes.Name}: {probe.Capabilities.Tier}", probe.Available ? null : "See the checks below, or choose another with CADRE_SANDBOX_PROVIDER."));
            checks.AddRange(probe.Checks.Select(check => new Check($"sandbox: {check.Name}", check.Passed, check.Detail, check.Fix, check.Required)));
        }

        if (database is not null)
        {
            checks.AddRange(await DatabaseAsync(database, cancellationToken));
        }

        return checks;
    }

    private static async Task<IReadOnlyList<Check>> DatabaseAsync(Database database, CancellationToken cancellationToken)
    {
        const string Bypass = "select count(*) from pg_roles where rolname in ('cadre_app', 'cadre_identity', 'cadre_engine', 'cadre_migrator') and (rolsuper or rolbypassrls)";
        const string Unforced = """
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('cadre', 'public', 'information_schema') and n.nspname not like 'pg\_%' and not (c.relrowsecurity and c.relforcerowsecurity)
            """;
        try
        {
            await using var connection = await database.Source(DatabaseRole.App).OpenConnectionAsync(cancellationToken);
            var version = connection.PostgreSqlVersion;
            var bypassing = await CountAsync(connection, Bypass, cancellationToken);
            var open = await CountAsync(connection, Unforced, cancellationToken);
            return
            [
                new("database", version.Major >= 15, $"PostgreSQL {version}", version.Major >= 15 ? null : "Use PostgreSQL 15 or later."),
                new("database roles", bypassing == 0, $"{bypassing} of Cadre's roles may bypass row security", bypassing == 0 ? null : "Restart Cadre: it takes the right from its roles."),
                new("row security", open == 0, $"{open} tables without forced row security", open == 0 ? null : "Restart Cadre, so that its migrations run."),
            ];
        }
        catch (NpgsqlException failure)
        {
            return [new("database", false, failure.Message, "Start the server, or check CADRE_DATABASE.")];
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is long count ? count : 0;
    }
}
