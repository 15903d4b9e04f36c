using Cadre.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Identity.Persistence;

/// <summary>Removes, once an hour, what has expired: sessions, invitations, local keys, first answers older than a day.</summary>
internal sealed partial class Housekeeping(Database database, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        const string Sql = """
            delete from identity.sessions where expires_at < @now;
            delete from identity.invitations where expires_at < @now;
            delete from identity.api_keys where expires_at < @now - interval '7 days' or (created_by is null and expires_at < @now);
            delete from identity.idempotency where created_at < @now - interval '1 day'
            """;
        while (true)
        {
            await Task.Delay(Every, time, stoppingToken);
            try
            {
                await database.ServiceAsync(DatabaseRole.Identity, session => session.ExecuteAsync(Sql, new { now = time.GetUtcNow() }, stoppingToken), stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                LogPutOff(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired rows could not be removed; the next hour tries again.")]
    private partial void LogPutOff(Exception failure);
}
