namespace Cadre.Crdt.Tests.Protocols;

public class SyncProtocolTests
{
    [Fact]
    public void Handle_Step1_AnswersWithWhatLacks()
    {
        var (server, client) = (new Doc(), new Doc());
        server.GetMap("m")["k"] = "v";
        var (answer, _) = SyncProtocol.Handle(server, SyncProtocol.Step1(client.StateVector()), null);
        SyncProtocol.Handle(client, answer!, "server").Result.Status.ShouldBe(ApplyStatus.Applied);
        client.GetMap("m")["k"].Text.ShouldBe("v");
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0, 9 })]
    [InlineData(new byte[] { 0, 2, 200 })]
    [InlineData(new byte[] { 77 })]
    public void Read_Garbage_IsMalformed(byte[] message) => SyncProtocol.Read(message, out _).ShouldBe(MessageKind.Malformed);

    [Fact]
    public void Read_MessagesOfYProtocols_AreUnderstood()
    {
        using var yjs = Fuzz.YjsPeer.Start();
        var step1 = Convert.FromBase64String(yjs.Ask("step1")!.GetValue<string>());
        SyncProtocol.Read(step1, out var payload).ShouldBe(MessageKind.SyncStep1);
        StateVector.Decode(payload)!.Clients.ShouldHaveSingleItem().Value.ShouldBe(3);
        SyncProtocol.Step1(StateVector.Decode(payload)!).ShouldBe(step1);
        SyncProtocol.Read(SyncProtocol.PermissionDenied("no"), out payload).ShouldBe(MessageKind.PermissionDenied);
        payload.ToArray().ShouldBe("no"u8.ToArray());
    }
}
