using Cadre.Journal.Contracts;
using Cadre.Journal.Live;
using Cadre.Journal.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Journal.Features;

/// <summary>What a stream needs.</summary>
internal sealed record StreamServices(StreamReading Reading, RemoteLiveServices Remote, LiveHub Hub, Notifications Notifications, StreamRounds Rounds, IHostApplicationLifetime Lifetime, ILogger<EventStreamResult> Log);

/// <summary>
/// Writes the stream until the client leaves, the server stops or the caller loses access.
/// 1. Subscribe before reading, so that nothing falls between; live output made on another node is fetched from there. 2. Send what the tables have. 3. Send what is live. 4. Sleep until a hint, live output,
/// or the rounds that look after all streams together. An unreachable database is waited for. What is only live does not touch the database.
/// </summary>
internal sealed partial class EventStreamResult(string stream, long start, Tenant tenant, Caller caller, StreamServices services) : IResult
{
    private const int PageSize = 200;
    private const int MostAtOnce = 64;
    private readonly ILogger log = services.Log;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, services.Lifetime.ApplicationStopping);
        using var wake = new StreamWake(ending.Token);
        var watched = new WatchedStream(stream, start, tenant, caller, wake);
        var topic = StreamTopic.Of(tenant, stream);
        using var live = services.Hub.Subscribe(tenant, stream, () => wake.Set(WakeReasons.Live)); // 1
        var remote = new RemoteLive(stream, caller, tenant, live, services.Remote);
        using var hints = services.Notifications.Subscribe(topic, _ =>
        {
            wake.Set(WakeReasons.Stored);
            remote.Hint();
        });
        using var rounds = services.Rounds.Join(watched);
        var relaying = services.Reading.MayBeElsewhere(stream) ? remote.RunAsync(ending.Token) : Task.CompletedTask;
        await using var writer = EventWriter.Open(httpContext.Response);
        try
        {
            writer.Comment("open");
            await writer.FlushAsync(ending.Token);
            await LoopAsync(writer, live, watched, ending.Token);
        }
        catch (OperationCanceledException left) when (ending.IsCancellationRequested)
        {
            LogLeft(stream, left.Message);
        }
        finally
        {
            await ending.CancelAsync();
            await relaying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // it ends by this cancellation
        }
    }

    private async Task LoopAsync(EventWriter writer, LiveSubscription live, WatchedStream watched, CancellationToken cancellationToken)
    {
        var reasons = WakeReasons.Stored | WakeReasons.Live;
        while (!reasons.HasFlag(WakeReasons.End))
        {
            if (reasons.HasFlag(WakeReasons.Stored))
            {
                await SendStoredAsync(writer, watched, cancellationToken); // 2
            }

            for (var sent = 1; live.TryTake(out var next); sent++) // 3
            {
                await writer.LiveAsync(next, cancellationToken);
                if (sent % MostAtOnce == 0)
                {
                    await Task.Yield(); // others are told on the same thread
                }
            }

            if (reasons.HasFlag(WakeReasons.Alive))
            {
                writer.Comment("alive");
            }

            await writer.FlushAsync(cancellationToken);
            reasons = await watched.Wake.WaitAsync(); // 4
        }
    }

    private async Task SendStoredAsync(EventWriter writer, WatchedStream watched, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var events = await services.Reading.ReadAsync(tenant, stream, watched.Seq, PageSize, cancellationToken);
                foreach (var stored in events)
                {
                    await writer.StoredAsync(stored, cancellationToken);
                    watched.Seq = stored.Seq;
                }

                if (events.Count < PageSize)
                {
                    return;
                }
            }
        }
        catch (NpgsqlException failure)
        {
            LogUnreachable(stream, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The reader of stream {Stream} left: {Reason}")]
    private partial void LogLeft(string stream, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is out of reach; stream {Stream} waits for it: {Reason}")]
    private partial void LogUnreachable(string stream, string reason);
}
