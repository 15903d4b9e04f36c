using System.Threading.Channels;

namespace Cadre.Canvases.Live;

/// <summary>Messages on their way to one client, bounded in bytes.</summary>
internal sealed class OutgoingQueue(int maxBytes)
{
    private readonly Channel<byte[]> messages = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private long waiting;

    /// <summary>False when the client is too far behind; nothing was queued then.</summary>
    public bool TryAdd(byte[] message)
    {
        // One message may be larger than the bound (the first sync of a large document), a backlog may not.
        if (Interlocked.Read(ref waiting) > maxBytes)
        {
            return false;
        }

        Interlocked.Add(ref waiting, message.Length);
        return messages.Writer.TryWrite(message);
    }

    public void Complete() => messages.Writer.TryComplete();

    public async IAsyncEnumerable<byte[]> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in messages.Reader.ReadAllAsync(cancellationToken))
        {
            yield return message;
            Interlocked.Add(ref waiting, -message.Length);
        }
    }
}
