using System.Net.WebSockets;

namespace Cadre.Canvases.Live.Relay;

/// <summary>Whole messages of a socket.</summary>
internal static class SocketMessage
{
    private const int Piece = 16 << 10;

    /// <summary>The next message, valid until the next call; null when the other side closed, or sent something else than a binary message of limited size.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(WebSocket socket, MemoryStream into, int maxBytes, CancellationToken cancellationToken)
    {
        into.SetLength(0);
        var buffer = new byte[Piece];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (read.MessageType != WebSocketMessageType.Binary || into.Length + read.Count > maxBytes)
            {
                return null;
            }

            into.Write(buffer, 0, read.Count);
            if (read.EndOfMessage)
            {
                return into.GetBuffer().AsMemory(0, (int)into.Length);
            }
        }
    }
}
