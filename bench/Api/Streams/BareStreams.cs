using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cadre.Api.Bench.Streams;

/// <summary>
/// What the machine can do: Kestrel alone, which writes the same number of bytes to as many streams at the same pace, without journal, permission or anything else behind it. Its path is <c>/{n}</c>, the n-th of twenty sources.
/// </summary>
internal static class BareStreams
{
    private const string Filling = "event: live\ndata: {\"address\":\"print\",\"kind\":\"text\",\"offset\":1234567,\"text\":\"t";

    /// <summary>Serves on a free port, which it prints, until its input ends.</summary>
    public static async Task ServeAsync(int perSecond, Pacing pacing)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.WebHost.UseSockets(static sockets => sockets.UnsafePreferInlineScheduling = true);
        await using var app = builder.Build();
        var readers = Enumerable.Range(0, Pacing.Sources).Select(_ => new List<HttpResponse>()).ToArray();
        app.MapGet("/{n:int}", (int n, HttpContext context) => OpenAsync(readers[n], context));
        await app.StartAsync(CancellationToken.None);
        Console.WriteLine(app.Urls.First());
        using var over = new CancellationTokenSource();
        var sources = readers.Select((r, i) => Task.Run(() => SendAsync(r, pacing.PhaseOf(i, 1.0 / perSecond), 1.0 / perSecond, over.Token), over.Token)).ToList();
        await Console.In.ReadToEndAsync(app.Lifetime.ApplicationStopping);
        await over.CancelAsync();
        await Task.WhenAll(sources).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task OpenAsync(List<HttpResponse> readers, HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        lock (readers)
        {
            readers.Add(context.Response);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (readers)
        {
            readers.Remove(context.Response);
        }
    }

    private static async Task SendAsync(List<HttpResponse> readers, double phase, double pause, CancellationToken cancellationToken)
    {
        for (var due = Pacing.Next(phase, pause); ; due += pause)
        {
            while (due - Pacing.Now is var left && left > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left * 1000)), cancellationToken);
            }

            var frame = System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Filling}{Stopwatch.GetTimestamp()};\"}}\n\n"));
            HttpResponse[] now;
            lock (readers)
            {
                now = [.. readers];
            }

            foreach (var reader in now)
            {
                await reader.BodyWriter.WriteAsync(frame, CancellationToken.None);
            }
        }
    }
}
