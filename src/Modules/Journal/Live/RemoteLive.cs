using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Cadre.Journal.Contracts;
using Cadre.Journal.Features;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Journal.Live;

/// <summary>What the live output of other nodes needs.</summary>
internal sealed record RemoteLiveServices(StreamReading Reading, INodeLinks Links, ThisNode Me, TimeProvider Time, ILogger<RemoteLive> Log);

/// <summary>
/// Live output of a stream that is made on another node: 1. ask who makes it, 2. attach there, which first gives the tail of what is being made, 3. pass on what comes.
/// When the owner dies, hands over or nobody makes any, ask again on the next hint; attaching again gives the tail again, and readers go by its offsets.
/// </summary>
internal sealed partial class RemoteLive(string stream, Caller caller, Tenant tenant, LiveSubscription into, RemoteLiveServices services)
{
    private const int MaxLine = 4 << 20;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AskWithoutHint = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private readonly WakeSignal hint = new();
    private readonly ILogger log = services.Log;

    /// <summary>Something happened in the stream: its owner may have changed.</summary>
    public void Hint() => hint.Set();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await OwnerAsync(cancellationToken) is { } owner) // 1
            {
                using var attached = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var relaying = RelayAsync(owner, attached.Token);
                await StayAsync(owner, relaying, cancellationToken);
                await attached.CancelAsync();
                await relaying;
                await Task.Delay(ShortestPause, services.Time, cancellationToken);
            }
            else
            {
                await hint.WaitAsync(AskWithoutHint, services.Time, cancellationToken);
                await Task.Delay(ShortestPause, services.Time, cancellationToken); // many hints, one question
            }
        }
    }

    /// <summary>Returns when the owner is another one, or the relay ended.</summary>
    private async Task StayAsync(NodeId owner, Task relaying, CancellationToken cancellationToken)
    {
        while (!relaying.IsCompleted)
        {
            await Task.WhenAny(relaying, Task.Delay(AskAgain, services.Time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (!relaying.IsCompleted && await OwnerAsync(cancellationToken) is var now && now != owner)
            {
                return;
            }
        }
    }

    /// <summary>Null when this node or nobody makes any.</summary>
    private async Task<NodeId?> OwnerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await services.Reading.OwnerAsync(tenant, stream, cancellationToken) is { } owner && owner != services.Me.Id ? owner : null;
        }
        catch (NpgsqlException failure)
        {
            LogUnknown(stream, failure.Message);
            return null;
        }
    }

    private async Task RelayAsync(NodeId owner, CancellationToken cancellationToken)
    {
        try
        {
            var call = new NodeCall(LiveService.ServiceName, caller with { Tenant = tenant }, new Dictionary<string, string> { ["stream"] = stream });
            await using var reply = await services.Links.SendAsync(owner, call, cancellationToken); // 2
            if (reply is { Status: 200 })
            {
                using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, reply.Gone);
                await PassOnAsync(PipeReader.Create(reply.Body), ending.Token); // 3
            }
        }
        catch (Exception ended) when (ended is IOException or HttpRequestException or OperationCanceledException or JsonException)
        {
            LogEnded(stream, owner, ended.Message);
        }
    }

    private async Task PassOnAsync(PipeReader lines, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await lines.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                if (line.Length > 1 && Parse(line) is { } live)
                {
                    into.Offer(new(live));
                }

                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted || buffer.Length > MaxLine)
            {
                return;
            }

            lines.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static LiveEvent? Parse(ReadOnlySequence<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        return JsonSerializer.Deserialize<LiveEvent>(ref reader, CadreJson.Stored);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The live output of {Stream} on node {Node} ended: {Reason}")]
    private partial void LogEnded(string stream, NodeId node, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who makes the live output of {Stream} is not known now: {Reason}")]
    private partial void LogUnknown(string stream, string reason);
}
