using System.Globalization;
using Cadre.Journal.Contracts;
using Cadre.Journal.Live;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cadre.Journal.Features;

/// <summary>Server-sent events of a stream: what was journaled after a number, then what comes, and live output.</summary>
internal static class OpenStream
{
    public static async Task<Results<EventStreamResult, ProblemHttpResult>> HandleAsync(
        string stream, long? after, Tenant tenant, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        if (!StreamReading.IsName(stream))
        {
            return Error.NotFound("stream").ToProblem();
        }

        if (StartOf(http.Request, after) is not { } start)
        {
            return Error.Invalid("bad_position", "Last-Event-ID is not a number of this stream.", "Send the id of the last event you received, or none.").ToProblem();
        }

        var services = http.RequestServices;
        var reading = services.GetRequiredService<StreamReading>();
        if (!await reading.ExistsAsync(tenant, stream, cancellationToken))
        {
            return Error.NotFound("stream").ToProblem();
        }

        return new EventStreamResult(stream, start, tenant, caller, new(
            reading,
            services.GetRequiredService<RemoteLiveServices>(),
            services.GetRequiredService<LiveHub>(),
            services.GetRequiredService<Notifications>(),
            services.GetRequiredService<StreamRounds>(),
            services.GetRequiredService<IHostApplicationLifetime>(),
            services.GetRequiredService<ILogger<EventStreamResult>>()));
    }

    private static long? StartOf(HttpRequest request, long? after)
    {
        var last = request.Headers["Last-Event-ID"].ToString();
        if (last.Length == 0)
        {
            return Math.Max(0, after ?? 0);
        }

        return long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;
    }
}
