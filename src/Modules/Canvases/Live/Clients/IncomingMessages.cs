using Cadre.Canvases.Guarding;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Presences;
using Cadre.Crdt;

namespace Cadre.Canvases.Live.Clients;

/// <summary>What a document does with the messages of its clients. Called under the document's lock.</summary>
internal sealed class IncomingMessages(Doc doc, PresenceRoom presence, UpdateGuard guard, LiveDocumentsOptions options)
{
    /// <summary>Handles one message; <paramref name="uncommitted"/> tells how many bytes of changes wait for the database.</summary>
    public void Handle(DocumentConnection connection, ReadOnlySpan<byte> message, long uncommitted)
    {
        switch (SyncProtocol.Read(message, out var payload))
        {
            case MessageKind.SyncStep1 when StateVector.Decode(payload) is { } known:
                var parts = doc.EncodeStateInParts(known, options.SyncStructs);
                byte[][] messages = [.. parts.SkipLast(1).Select(part => SyncProtocol.Update(part)), SyncProtocol.Step2(parts[^1])];
                connection.Send(messages[0], messages[1..]);
                break;
            case MessageKind.SyncStep2 or MessageKind.Update when uncommitted > options.UncommittedBytes:
                connection.Close(CloseCodes.Restart, "The database cannot be reached: reconnect later.");
                break;
            case MessageKind.SyncStep2 or MessageKind.Update:
                ApplyUpdate(connection, payload);
                break;
            case MessageKind.Awareness when presence.Apply(connection, payload):
                break;
            case MessageKind.QueryAwareness:
                if (presence.Everybody() is { } everybody)
                {
                    connection.Send(everybody);
                }

                break;
            default:
                connection.Close(CloseCodes.Malformed, "That is not a message of the sync protocol.");
                break;
        }
    }

    private void ApplyUpdate(DocumentConnection connection, ReadOnlySpan<byte> update)
    {
        if (UpdateInspector.Inspect(update, doc) is not { } touches)
        {
            connection.Close(CloseCodes.Malformed, "That is not an update.");
            return;
        }

        if (guard.Refuse(touches, connection.Access, connection.Scope, connection.Actor, doc) is { } refusal)
        {
            Reset(connection, refusal);
            return;
        }

        if (touches.Count == 0)
        {
            return; // nothing new
        }

        var result = doc.ApplyUpdate(update, new EditOrigin(connection.Actor, connection));
        if (!result.Accepted)
        {
            Reset(connection, result.Reason ?? "The change was refused.");
        }
    }

    // A refused change leaves a gap in the client's clock that would stall all that follows: the client must start anew.
    private static void Reset(DocumentConnection connection, string reason)
    {
        connection.Send(SyncProtocol.PermissionDenied(reason));
        connection.Close(CloseCodes.Reset, reason);
    }
}
