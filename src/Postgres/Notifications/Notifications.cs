using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Postgres;

/// <summary>
/// Hints between nodes over LISTEN/NOTIFY: "something changed under this topic". Hints may be lost or doubled; receivers read the truth from tables.
/// Hints are gathered for 5 ms, when there are many for 25 ms, and sent in one statement, because NOTIFY in many small transactions serialises commits.
/// </summary>
public sealed partial class Notifications(Database database, TimeProvider time, ILogger<Notifications> log) : BackgroundService
{
    private const int Many = 20;
    private const int MostOfOne = 200;
    private const int PayloadLimit = 7_500; // PostgreSQL takes 8,000 bytes
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan GatherMany = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, ImmutableArray<Subscription>> receivers = new(StringComparer.Ordinal);
    private readonly string me = $"from-{RandomNumberGenerator.GetHexString(16)}"; // goes first: older versions find nobody who listens to it
    private readonly Channel<string> outgoing = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Sends a hint to the receivers of this node at once and to other nodes soon.</summary>
    /// <param name="topic">Such as <c>run:0190…</c>; at most 200 characters, no commas.</param>
    public void Publish(string topic)
    {
        Deliver(topic);
        outgoing.Writer.TryWrite(topic);
    }

    /// <summary>Calls <paramref name="receive"/> until disposed; it must return quickly and not throw.</summary>
    /// <param name="topic">A topic, or the part of topics up to their first colon (such as <c>run:</c>) for all of them.</param>
    /// <param name="receive">Gets the whole topic.</param>
    public IDisposable Subscribe(string topic, Action<string> receive)
    {
        var subscription = new Subscription(this, topic, receive);
        receivers.AddOrUpdate(topic, static (_, added) => [added], static (_, others, added) => others.Add(added), subscription);
        return subscription;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(SendAsync(stoppingToken), ListenAsync(stoppingToken));

    private async Task SendAsync(CancellationToken stopping)
    {
        var gather = Gather;
        while (await outgoing.Reader.WaitToReadAsync(stopping))
        {
            await Task.Delay(gather, time, stopping);
            var topics = new HashSet<string>(StringComparer.Ordinal);
            var length = me.Length;
            while (length < PayloadLimit - MostOfOne && outgoing.Reader.TryRead(out var topic))
            {
                length += topics.Add(topic) ? topic.Length + 1 : 0;
            }

            gather = topics.Count >= Many ? GatherMany : Gather;
            try
            {
                await using var command = database.Source(DatabaseRole.App).CreateCommand("select set_config('synchronous_commit', 'off', true), pg_notify('cadre', $1)"); // a hint need not survive a crash, so nothing waits for the disk
                command.Parameters.Add(new() { Value = $"{me},{string.Join(',', topics)}" });
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
        if (payload.StartsWith(me, StringComparison.Ordinal))
        {
            return; // delivered when it was published
        }

        foreach (var topic in payload.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            Deliver(topic);
        }
    }

    private void Deliver(string topic)
    {
        Tell(topic, topic);
        if (topic.IndexOf(':', StringComparison.Ordinal) is var end && end >= 0 && end < topic.Length - 1)
        {
            Tell(topic[..(end + 1)], topic);
        }
    }

    private void Tell(string key, string topic)
    {
        if (receivers.TryGetValue(key, out var subscribed))
        {
            foreach (var subscription in subscribed)
            {
                subscription.Receive(topic);
            }
        }
    }

    private void Remove(Subscription gone)
    {
        while (receivers.TryGetValue(gone.Topic, out var before))
        {
            var after = before.Remove(gone);
            if (after.IsEmpty ? receivers.TryRemove(new(gone.Topic, before)) : receivers.TryUpdate(gone.Topic, after, before))
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} hints to other nodes were lost; they will find the changes by polling.")]
    private partial void LogLost(Exception failure, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The listening connection broke; connecting again.")]
    private partial void LogDisconnected(Exception failure);

    private sealed class Subscription(Notifications owner, string topic, Action<string> receive) : IDisposable
    {
        public string Topic => topic;

        public Action<string> Receive => receive;

        public void Dispose() => owner.Remove(this);
    }
}
