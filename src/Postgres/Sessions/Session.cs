using Cadre.Kernel;
using Dapper;
using Npgsql;

namespace Cadre.Postgres;

/// <summary>One connection in one transaction. Disposed without a commit it rolls back.</summary>
public sealed class Session : IAsyncDisposable
{
    private Session(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Connection = connection;
        Transaction = transaction;
    }

    /// <summary>The open connection, for what Dapper does not cover (COPY, batches, typed arrays).</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The transaction.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <summary>All rows of a query.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, object? args, CancellationToken cancellationToken) =>
        (await Connection.QueryAsync<T>(new CommandDefinition(sql, args, Transaction, cancellationToken: cancellationToken))).AsList();

    /// <summary>The first row, or null.</summary>
    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? args, CancellationToken cancellationToken) =>
        Connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, args, Transaction, cancellationToken: cancellationToken));

    /// <summary>The first column of the first row.</summary>
    public Task<T?> ScalarAsync<T>(string sql, object? args, CancellationToken cancellationToken) =>
        Connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, args, Transaction, cancellationToken: cancellationToken));

    /// <summary>Runs a statement; answers the number of rows touched.</summary>
    public Task<int> ExecuteAsync(string sql, object? args, CancellationToken cancellationToken) =>
        Connection.ExecuteAsync(new CommandDefinition(sql, args, Transaction, cancellationToken: cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    internal static async Task<Session> OpenAsync(NpgsqlDataSource source, WorkspaceId? workspace, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var session = new Session(connection, transaction);
            if (workspace is { } id)
            {
                await SetWorkspaceAsync(connection, transaction, id, cancellationToken);
            }

            return session;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal Task CommitAsync(CancellationToken cancellationToken) => Transaction.CommitAsync(cancellationToken);

    private static async Task SetWorkspaceAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        const string Sql = "select set_config('cadre.workspace', $1, true)";
        await using var command = new NpgsqlCommand(Sql, connection, transaction) { Parameters = { new() { Value = workspace.Value.ToString() } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
