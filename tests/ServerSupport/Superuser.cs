using Cadre.Tests.Support;
using Npgsql;

namespace Cadre.Tests.ServerSupport;

/// <summary>Looks and meddles as the database's superuser.</summary>
public static class Superuser
{
    public static async Task<long> CountAsync(TestServer server, string table) => (long)(await RunAsync(server, $"select count(*) from {table}"))!;

    public static async Task<object?> RunAsync(TestServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(await TestCluster.AdminAsync(server.Database.Options));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
