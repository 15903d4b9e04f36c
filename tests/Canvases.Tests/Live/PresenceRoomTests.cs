using System.Net.WebSockets;
using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Presences;
using Cadre.Crdt;
using Cadre.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cadre.Canvases.Tests.Live;

public class PresenceRoomTests
{
    private readonly SetTime time = new();
    private readonly PresenceRoom room;

    public PresenceRoomTests() => room = new PresenceRoom(time);

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

    [Fact]
    public void TakeChanges_CursorsElsewhere_AreKeptBackUntilTheyComeIntoSight()
    {
        using var ada = Joined("Ada");
        using var bob = Joined("Bob");
        Show(ada, 1, 1, (0, 0));
        Show(bob, 2, 1, (50_000, 0));
        Told(ada).ShouldBe([1, 2]); // whoever comes is told to all
        Show(bob, 2, 2, (51_000, 0));
        room.TakeChanges()!.Parts.Select(part => part.To).ShouldBe([bob]);
        Show(ada, 1, 2, (50_500, 0));
        Told(ada).ShouldBe([1, 2]);
        Show(bob, 2, 3, (90_000, 0));
        Told(ada).ShouldBe([2]); // its going out of sight
        Show(bob, 2, 4, (91_000, 0));
        Told(ada).ShouldBeEmpty();
    }

    [Fact]
    public void TakeChanges_WhoIsFollowedOrSelects_IsToldWhereverTheyAre()
    {
        using var ada = Joined("Ada");
        using var bob = Joined("Bob");
        Show(ada, 1, 1, (0, 0), following: 2);
        Show(bob, 2, 1, (50_000, 0));
        room.TakeChanges();
        Show(bob, 2, 2, (60_000, 0));
        Told(ada).ShouldBe([2]);
        Show(ada, 1, 2, (0, 0));
        room.TakeChanges();
        Show(bob, 2, 3, (61_000, 0));
        Told(ada).ShouldBe([2]); // it had been seen until now
        Show(bob, 2, 4, (61_000, 0), selection: "b1");
        Told(ada).ShouldBe([2]);
        Show(bob, 2, 5, (62_000, 0), selection: "b1");
        Told(ada).ShouldBeEmpty();
        room.Leave(bob);
        Told(ada).ShouldBe([2]);
    }

    [Fact]
    public void Tick_AfterAWhile_TellsWhatWasKeptBack()
    {
        using var ada = Joined("Ada");
        using var bob = Joined("Bob");
        Show(ada, 1, 1, (0, 0));
        Show(bob, 2, 1, (50_000, 0));
        room.TakeChanges();
        Show(bob, 2, 2, (60_000, 0));
        Told(ada).ShouldBeEmpty();
        time.Now += TimeSpan.FromSeconds(9).Ticks;
        room.Tick();
        room.HasChanges.ShouldBeTrue();
        Told(ada).ShouldBe([2]);
        room.TakeChanges().ShouldBeNull();
    }

    private DocumentConnection Joined(string name)
    {
        var connection = Connection(new Actor(ActorKind.User, Guid.NewGuid(), name));
        room.Join(connection);
        return connection;
    }

    /// <summary>The clients a connection is told of now.</summary>
    private ulong[] Told(DocumentConnection connection)
    {
        var round = room.TakeChanges();
        var states = round?.Parts.Where(part => part.To == connection).SelectMany(part => part.States).Select(state => round.States[state]) ?? [];
        return [.. states.Select(state => AwarenessState.Decode(AwarenessState.Join([state]))!.Single().Client).Order()];
    }

    private void Show(DocumentConnection connection, ulong client, int clock, (double X, double Y) at, ulong? following = null, string selection = "")
    {
        var state = new Dictionary<string, Any> { ["viewport"] = new Any[] { at.X, at.Y, 1_000, 800 }, ["selection"] = selection };
        if (following is { } followed)
        {
            state["following"] = followed;
        }

        room.Apply(connection, AwarenessState.Encode([new AwarenessState(client, clock, Any.FromMap(state))])).ShouldBeTrue();
    }

    private static DocumentConnection Connection(Actor actor)
    {
        var socket = WebSocket.CreateFromStream(new MemoryStream(), new WebSocketCreationOptions { IsServer = true });
        return new DocumentConnection(socket, new Caller(actor, null, Guid.NewGuid(), null), DocumentAccess.Edit, new LiveDocumentsOptions(), TimeProvider.System, NullLogger.Instance);
    }

    private void Show(DocumentConnection connection, ulong client, int clock) =>
        room.Apply(connection, AwarenessState.Encode([new AwarenessState(client, clock, Any.FromMap([KeyValuePair.Create("cursor", (Any)clock)]))])).ShouldBeTrue();
}
