using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Postgres;

/// <summary>
/// Hints between nodes over LISTEN/NOTIFY: "something changed under this topic". Hints may be lost or doubled; receivers read the truth from tables.
/// Hints are gathered for up to 5 ms and sent in one statement, because NOTIFY in many small transactions serialises commits.
/// </summary>
public sealed partial class Notifications(Database database, TimeProvider time, ILogger<Notifications> log) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<object, (string Prefix, Action<string> Receive)> receivers = new();
    private readonly Channel<string> outgoing = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Sends a hint to the receivers of this node at once and to other nodes soon.</summary>
    /// <param name="topic">Such as <c>run:0190…</c>; at most 200 characters, no commas.</param>
    public void Publish(string topic)
    {
        Deliver(topic);
        outgoing.Writer.TryWrite(topic);
    }

    /// <summary>Calls <paramref name="receive"/> with each topic that starts with <paramref name="prefix"/> until disposed. It must return quickly and not throw.</summary>
    public IDisposable Subscribe(string prefix, Action<string> receive)
    {
        var subscription = new Subscription(receivers);
        receivers[subscription] = (prefix, receive);
        return subscription;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(SendAsync(stoppingToken), ListenAsync(stoppingToken));

    private async Task SendAsync(CancellationToken stopping)
    {
        while (await outgoing.Reader.WaitToReadAsync(stopping))
        {
            await Task.Delay(Gather, time, stopping);
            var topics = new HashSet<string>(StringComparer.Ordinal);
            while (topics.Count < 30 && outgoing.Reader.TryRead(out var topic))
            {
                topics.Add(topic);
            }

            try
            {
                await using var command = database.Source(DatabaseRole.App).CreateCommand("select pg_notify('cadre', $1)");
                command.Parameters.Add(new() { Value = string.Join(',', topics) });
                await command.ExecuteNonQueryAsync(stopping);
            }
            catch (NpgsqlException failure)
            {
                LogLost(failure, topics.Count);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.Source(DatabaseRole.App).OpenConnectionAsync(stopping);
                connection.Notification += (_, notice) => DeliverAll(notice.Payload);
                await using var listen = new NpgsqlCommand("listen cadre", connection);
                await listen.ExecuteNonQueryAsync(stopping);
                while (true)
                {
                    await connection.WaitAsync(stopping);
                }
            }
            catch (NpgsqlException failure)
            {
                LogDisconnected(failure);
                await Task.Delay(Reconnect, time, stopping);
            }
        }
    }

    private void DeliverAll(string payload)
    {
        foreach (var topic in payload.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            Deliver(topic);
        }
    }

    private void Deliver(string topic)
    {
        foreach (var (prefix, receive) in receivers.Values)
        {
            if (topic.StartsWith(prefix, StringComparison.Ordinal))
            {
                receive(topic);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} hints to other nodes were lost; they will find the changes by polling.")]
    private partial void LogLost(Exception failure, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The listening connection broke; connecting again.")]
    private partial void LogDisconnected(Exception failure);

    private sealed class Subscription(ConcurrentDictionary<object, (string Prefix, Action<string> Receive)> receivers) : IDisposable
    {
        public void Dispose() => receivers.TryRemove(this, out _);
    }
}
