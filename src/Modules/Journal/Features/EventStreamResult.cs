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
internal sealed record StreamServices(
    StreamReading Reading, RemoteLiveServices Remote, LiveHub Hub, Notifications Notifications, CallerChecks Callers, TimeProvider Time, IHostApplicationLifetime Lifetime, ILogger<EventStreamResult> Log);

/// <summary>
/// Writes the stream until the client leaves, the server stops or the caller loses access.
/// 1. Subscribe before reading, so that nothing falls between; live output made on another node is fetched from there. 2. Send what the tables have. 3. Send what is live. 4. Sleep until a hint, live output or the tick.
/// 5. On the tick, which comes however busy the stream is, ask whether the caller still may, and read the tables anyway: hints may be lost. An unreachable database is waited for.
/// What is only live does not touch the database.
/// </summary>
internal sealed partial class EventStreamResult(string stream, long start, Tenant tenant, Caller caller, StreamServices services) : IResult
{
    private const int PageSize = 200;
    private const int TicksPerHeartbeat = 3;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5) - CallerChecks.Moment; // who lost access is cut off within 5 seconds
    private readonly ILogger log = services.Log;
    private long seq = start;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, services.Lifetime.ApplicationStopping);
        using var wake = new StreamWake(Tick, services.Time, ending.Token);
        var topic = StreamTopic.Of(tenant, stream);
        using var live = services.Hub.Subscribe(tenant, stream, () => wake.Set(WakeReasons.Live)); // 1
        var remote = new RemoteLive(stream, caller, tenant, live, services.Remote);
        using var hints = services.Notifications.Subscribe(topic, _ =>
        {
            wake.Set(WakeReasons.Stored);
            remote.Hint();
        });
        var relaying = services.Reading.MayBeElsewhere(stream) ? remote.RunAsync(ending.Token) : Task.CompletedTask;
        await using var writer = EventWriter.Open(httpContext.Response);
        try
        {
            writer.Comment("open");
            await writer.FlushAsync(ending.Token);
            await LoopAsync(writer, live, wake, ending.Token);
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

    private async Task LoopAsync(EventWriter writer, LiveSubscription live, StreamWake wake, CancellationToken cancellationToken)
    {
        var (ticks, reasons) = (0, WakeReasons.Stored | WakeReasons.Live);
        while (!reasons.HasFlag(WakeReasons.End))
        {
            if (reasons.HasFlag(WakeReasons.Tick) && !await MayGoOnAsync()) // 5
            {
                return;
            }

            if ((reasons & (WakeReasons.Stored | WakeReasons.Tick)) != WakeReasons.None)
            {
                await SendStoredAsync(writer, cancellationToken); // 2
            }

            while (live.TryTake(out var next)) // 3
            {
                await writer.LiveAsync(next, cancellationToken);
            }

            if (reasons.HasFlag(WakeReasons.Tick) && ++ticks % TicksPerHeartbeat == 0)
            {
                writer.Comment("alive");
            }

            await writer.FlushAsync(cancellationToken);
            reasons = await wake.WaitAsync(); // 4
        }
    }

    private async Task SendStoredAsync(EventWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var events = await services.Reading.ReadAsync(tenant, stream, seq, PageSize, cancellationToken);
                foreach (var stored in events)
                {
                    await writer.StoredAsync(stored, cancellationToken);
                    seq = stored.Seq;
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

    private async Task<bool> MayGoOnAsync()
    {
        try
        {
            return await services.Callers.IsCurrentAsync(caller);
        }
        catch (NpgsqlException failure)
        {
            LogUnreachable(stream, failure.Message);
            return true; // without a database nothing new is sent; the next tick asks again
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The reader of stream {Stream} left: {Reason}")]
    private partial void LogLeft(string stream, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is out of reach; stream {Stream} waits for it: {Reason}")]
    private partial void LogUnreachable(string stream, string reason);
}
