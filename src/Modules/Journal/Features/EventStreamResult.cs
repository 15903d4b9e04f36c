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
    StreamReading Reading, RemoteLiveServices Remote, LiveHub Hub, Notifications Notifications, ICallerCheck Callers, TimeProvider Time, IHostApplicationLifetime Lifetime, ILogger<EventStreamResult> Log);

/// <summary>
/// Writes the stream until the client leaves, the server stops or the caller loses access.
/// 1. Subscribe before reading, so that nothing falls between; live output made on another node is fetched from there. 2. Send what the tables have. 3. Send what is live. 4. Sleep until a hint, live output or the tick.
/// 5. On the tick ask whether the caller still may, and read the tables anyway: hints may be lost. An unreachable database is waited for.
/// </summary>
internal sealed partial class EventStreamResult(string stream, long start, Tenant tenant, Caller caller, StreamServices services) : IResult
{
    private const int PageSize = 200;
    private const int TicksPerHeartbeat = 3;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);
    private readonly ILogger log = services.Log;
    private long seq = start;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, services.Lifetime.ApplicationStopping);
        var wake = new WakeSignal();
        var topic = StreamTopic.Of(tenant, stream);
        using var live = services.Hub.Subscribe(tenant, stream, wake.Set); // 1
        var remote = new RemoteLive(stream, caller, tenant, live, services.Remote);
        using var hints = services.Notifications.Subscribe(topic, _ =>
        {
            wake.Set();
            remote.Hint();
        });
        var relaying = services.Reading.MayBeElsewhere(stream) ? remote.RunAsync(ending.Token) : Task.CompletedTask;
        await using var writer = EventWriter.Open(httpContext.Response);
        try
        {
            await writer.CommentAsync("open", ending.Token);
            await LoopAsync(writer, live, wake, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            LogEnded(stream);
        }
        finally
        {
            await ending.CancelAsync();
            await relaying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // it ends by this cancellation
        }
    }

    private async Task LoopAsync(EventWriter writer, LiveSubscription live, WakeSignal wake, CancellationToken cancellationToken)
    {
        var ticks = 0;
        while (true)
        {
            await SendStoredAsync(writer, cancellationToken); // 2
            while (live.TryRead(out var next)) // 3
            {
                await writer.LiveAsync(next, cancellationToken);
            }

            await writer.FlushAsync(cancellationToken);
            if (await wake.WaitAsync(Tick, services.Time, cancellationToken)) // 4
            {
                continue;
            }

            if (!await MayGoOnAsync(cancellationToken)) // 5
            {
                return;
            }

            if (++ticks % TicksPerHeartbeat == 0)
            {
                await writer.CommentAsync("alive", cancellationToken);
            }
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

    private async Task<bool> MayGoOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await services.Callers.IsCurrentAsync(caller, cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            LogUnreachable(stream, failure.Message);
            return true; // without a database nothing new is sent; the next tick asks again
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Stream {Stream} ended.")]
    private partial void LogEnded(string stream);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is out of reach; stream {Stream} waits for it: {Reason}")]
    private partial void LogUnreachable(string stream, string reason);
}
