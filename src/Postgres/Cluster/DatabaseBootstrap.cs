using Npgsql;

namespace Cadre.Postgres;

/// <summary>Creates Cadre's roles and database on a PostgreSQL server; repeating it changes nothing but the passwords.</summary>
public static class DatabaseBootstrap
{
    /// <summary>Makes the roles (none may bypass row security) and the database.</summary>
    /// <param name="admin">A connection string whose user may create roles and databases, to any existing database.</param>
    /// <param name="options">The database to make.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="PostgresException">The administrator lacks a right; the message names it.</exception>
    public static async Task EnsureAsync(string admin, DatabaseOptions options, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(admin + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "select pg_advisory_lock(426471)", cancellationToken); // two nodes may start at once; the session's end releases it
        foreach (var role in Enum.GetValues<DatabaseRole>())
        {
            await EnsureRoleAsync(connection, role, options.Passwords.Of(role).Reveal(), cancellationToken);
        }

        await ExecuteAsync(connection, "grant cadre_migrator to current_user", cancellationToken);
        if (await ScalarAsync(connection, $"select 1 from pg_database where datname = '{options.Name}'", cancellationToken) is null)
        {
            await ExecuteAsync(connection, $"create database \"{options.Name}\" owner cadre_migrator", cancellationToken);
        }

        await ExecuteAsync(connection, $"revoke all on database \"{options.Name}\" from public; grant connect on database \"{options.Name}\" to cadre_app, cadre_identity, cadre_engine", cancellationToken);
    }

    private static async Task EnsureRoleAsync(NpgsqlConnection connection, DatabaseRole role, string password, CancellationToken cancellationToken)
    {
        var name = role.UserName();
        if (await ScalarAsync(connection, $"select 1 from pg_roles where rolname = '{name}'", cancellationToken) is null)
        {
            await ExecuteAsync(connection, $"create role {name} login", cancellationToken);
        }

        var quoted = password.Replace("'", "''", StringComparison.Ordinal);
        await ExecuteAsync(connection, $"alter role {name} with login nosuperuser nobypassrls nocreatedb nocreaterole password '{quoted}'", cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
