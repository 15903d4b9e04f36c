using System.Text;

namespace Cadre.Crdt;

/// <summary>Framing of y-protocols as y-websocket uses it: a channel number, then for sync and auth a message number, then the payload.</summary>
public static class SyncProtocol
{
    private const ulong Sync = 0, AwarenessChannel = 1, Auth = 2, Query = 3;

    /// <summary>Asks for what a replica with this state lacks.</summary>
    public static byte[] Step1(StateVector state) => Frame(Sync, 0, state.Encode());

    /// <summary>Answers <see cref="MessageKind.SyncStep1"/> with an update.</summary>
    public static byte[] Step2(ReadOnlySpan<byte> update) => Frame(Sync, 1, update);

    /// <summary>Sends a change.</summary>
    public static byte[] Update(ReadOnlySpan<byte> update) => Frame(Sync, 2, update);

    /// <summary>Sends presence (see <see cref="Awareness.Encode"/>).</summary>
    public static byte[] Presence(ReadOnlySpan<byte> awarenessUpdate) => Frame(AwarenessChannel, null, awarenessUpdate);

    /// <summary>Denies access.</summary>
    public static byte[] PermissionDenied(string reason) => Frame(Auth, 0, Encoding.UTF8.GetBytes(reason));

    /// <summary>Asks for everybody's presence.</summary>
    public static byte[] QueryAwareness() => [(byte)Query];

    /// <summary>Reads one message; <paramref name="payload"/> is a slice of it.</summary>
    public static MessageKind Read(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> payload)
    {
        var reader = new ByteReader(message);
        var channel = reader.ReadVarUint();
        var kind = channel switch
        {
            Sync => reader.ReadVarUint() switch
            {
                0 => MessageKind.SyncStep1,
                1 => MessageKind.SyncStep2,
                2 => MessageKind.Update,
                _ => MessageKind.Malformed,
            },
            AwarenessChannel => MessageKind.Awareness,
            Auth => reader.ReadVarUint() == 0 ? MessageKind.PermissionDenied : MessageKind.Malformed,
            Query => MessageKind.QueryAwareness,
            _ => MessageKind.Malformed,
        };
        payload = kind is MessageKind.Malformed or MessageKind.QueryAwareness ? [] : reader.ReadBytes();
        return reader.Failed ? MessageKind.Malformed : kind;
    }

    /// <summary>
    /// Does what a plain replica does with a sync message: answers step 1, applies step 2 and updates.
    /// </summary>
    /// <returns>The answer to send, or null; and what became of an update.</returns>
    public static (byte[]? Answer, ApplyResult Result) Handle(Doc doc, ReadOnlySpan<byte> message, object? origin)
    {
        var malformed = new ApplyResult(ApplyStatus.Malformed, "The message is not a sync message.");
        switch (Read(message, out var payload))
        {
            case MessageKind.SyncStep1:
                var state = StateVector.Decode(payload);
                return state is null ? (null, malformed) : (Step2(doc.EncodeStateAsUpdate(state)), new ApplyResult(ApplyStatus.Applied));
            case MessageKind.SyncStep2 or MessageKind.Update:
                return (null, doc.ApplyUpdate(payload, origin));
            default:
                return (null, malformed);
        }
    }

    private static byte[] Frame(ulong channel, ulong? kind, ReadOnlySpan<byte> payload)
    {
        var writer = new ByteWriter(payload.Length + 12);
        writer.WriteVarUint(channel);
        if (kind is { } number) writer.WriteVarUint(number);
        writer.WriteBytes(payload);
        return writer.ToArray();
    }
}
