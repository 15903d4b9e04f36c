using Cadre.Journal.Contracts;
using Cadre.Journal.Features;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Microsoft.AspNetCore.Http;

namespace Cadre.Journal.Live;

/// <summary>Gives the live output made on this node to another node: one JSON object a line, an empty line as a sign of life. The other node has authorised the caller.</summary>
internal sealed class LiveService(LiveHub hub, TimeProvider time) : INodeService
{
    public const string ServiceName = "live";
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public string Name => ServiceName;

    public async Task ServeAsync(HttpContext context, Caller caller, Tenant tenant, CancellationToken cancellationToken)
    {
        var stream = context.Request.Query["stream"].ToString();
        if (!StreamReading.IsName(stream))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var wake = new WakeSignal();
        using var live = hub.Subscribe(tenant, stream, wake.Set);
        context.Response.ContentType = "application/x-ndjson";
        await context.Response.StartAsync(cancellationToken);
        var body = context.Response.Body;
        try
        {
            while (true)
            {
                while (live.TryTake(out var next))
                {
                    await body.WriteAsync(next.Json, cancellationToken);
                    await body.WriteAsync(LineEnd, cancellationToken);
                }

                await body.FlushAsync(cancellationToken);
                if (!await wake.WaitAsync(SignOfLife, time, cancellationToken))
                {
                    await body.WriteAsync(LineEnd, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Abort(); // the reader left
        }
    }
}
