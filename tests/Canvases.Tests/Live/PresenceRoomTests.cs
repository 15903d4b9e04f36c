using System.Net.WebSockets;
using Cadre.Canvases.Live;
using Cadre.Crdt;
using Cadre.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cadre.Canvases.Tests.Live;

public class PresenceRoomTests
{
    private readonly PresenceRoom room = new(TimeProvider.System);

    [Fact]
    public void Apply_ReconnectedBeforeTheOldSocketDied_StaysPresent()
    {
        var ada = new Actor(ActorKind.User, Guid.NewGuid(), "Ada");
        using var old = Connection(ada);
        using var renewed = Connection(ada);
        Show(old, 7, 1);
        Show(renewed, 7, 2);
        room.TakeChanges();
        room.Leave(old);
        room.HasChanges.ShouldBeFalse();
        room.Everybody().ShouldNotBeNull();
        room.Leave(renewed);
        room.Everybody().ShouldBeNull();
    }

    [Fact]
    public void Apply_ClientOfSomebodyElse_IsIgnored()
    {
        using var ada = Connection(new Actor(ActorKind.User, Guid.NewGuid(), "Ada"));
        using var mallory = Connection(new Actor(ActorKind.User, Guid.NewGuid(), "Mallory"));
        Show(ada, 7, 1);
        room.TakeChanges();
        Show(mallory, 7, 9);
        room.HasChanges.ShouldBeFalse();
    }

    [Fact]
    public void Apply_MoreThanAllowed_IsMalformed()
    {
        using var ada = Connection(new Actor(ActorKind.User, Guid.NewGuid(), "Ada"));
        var state = Any.FromMap([KeyValuePair.Create("x", (Any)new string('x', 20_000))]);
        room.Apply(ada, AwarenessState.Encode([new AwarenessState(7, 1, state)])).ShouldBeFalse();
    }

    private static DocumentConnection Connection(Actor actor)
    {
        var socket = WebSocket.CreateFromStream(new MemoryStream(), new WebSocketCreationOptions { IsServer = true });
        return new DocumentConnection(socket, new Caller(actor, null, Guid.NewGuid(), null), DocumentAccess.Edit, new LiveDocumentsOptions(), TimeProvider.System, NullLogger.Instance);
    }

    private void Show(DocumentConnection connection, ulong client, int clock) =>
        room.Apply(connection, AwarenessState.Encode([new AwarenessState(client, clock, Any.FromMap([KeyValuePair.Create("cursor", (Any)clock)]))])).ShouldBeTrue();
}
