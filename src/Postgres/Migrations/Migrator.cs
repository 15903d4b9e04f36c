using Npgsql;

namespace Cadre.Postgres;

/// <summary>
/// Brings the schemas up to date. Several nodes may start at once: one migrates, the others wait.
/// 1. Take the advisory lock. 2. Make the schema. 3. Run each migration that is not recorded, in a transaction of its own together with its record.
/// </summary>
/// <param name="options">Where the database is.</param>
public sealed class Migrator(DatabaseOptions options)
{
    private const long LockKey = 0x63_61_64_72_65; // "cadre"

    /// <summary>Runs what is missing; answers how many migrations ran.</summary>
    /// <exception cref="InvalidOperationException">A migration that already ran was changed: restore its text and add a new one.</exception>
    public async Task<int> MigrateAsync(IEnumerable<MigrationSet> sets, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(options.ConnectionString(DatabaseRole.Migrator) + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken); // 1
        var ran = 0;
        foreach (var set in sets.Prepend(MigrationSet.Foundation).DistinctBy(s => s.Schema))
        {
            await PrepareSchemaAsync(connection, set.Schema, cancellationToken); // 2
            ran += await RunAsync(connection, set, cancellationToken); // 3
        }

        return ran;
    }

    private static async Task PrepareSchemaAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        const string Record = """
            create schema if not exists cadre;
            create table if not exists cadre.migrations (
              schema text not null, number int not null, name text not null, hash text not null, applied_at timestamptz not null default now(),
              primary key (schema, number))
            """;
        await ExecuteAsync(connection, Record, cancellationToken);
        await ExecuteAsync(connection, $"create schema if not exists {schema}; grant usage on schema {schema} to cadre_app, cadre_identity, cadre_engine", cancellationToken);
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(connection, set.Schema, cancellationToken);
        var ran = 0;
        foreach (var migration in set.Load())
        {
            if (applied.TryGetValue(migration.Number, out var hash))
            {
                if (hash != migration.Hash)
                {
                    throw new InvalidOperationException($"Migration {set.Schema}/{migration.Number:0000}_{migration.Name} ran with another text. Restore it and put the change into a new migration.");
                }

                continue;
            }

            await ApplyAsync(connection, set.Schema, migration, cancellationToken);
            ran++;
        }

        return ran;
    }

    private static async Task<Dictionary<int, string>> AppliedAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select number, hash from cadre.migrations where schema = $1", connection) { Parameters = { new() { Value = schema } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<int, string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied[reader.GetInt32(0)] = reader.GetString(1);
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, string schema, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"set local search_path = {schema}, public; " + migration.Sql, cancellationToken);
        await using var record = new NpgsqlCommand("insert into cadre.migrations (schema, number, name, hash) values ($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = schema }, new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Hash } },
        };
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
