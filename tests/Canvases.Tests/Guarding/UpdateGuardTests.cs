using Cadre.Canvases.Guarding;
using Cadre.Canvases.Live.Documents;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Guarding;

public class UpdateGuardTests
{
    private static readonly Actor Ada = new(ActorKind.User, Guid.NewGuid(), "Ada");
    private static readonly Actor Bob = new(ActorKind.User, Guid.NewGuid(), "Bob");

    [Theory]
    [InlineData("comments", true)]
    [InlineData("blocks", false)]
    [InlineData("geo", false)]
    public void Refuse_Commenter_MayOnlyComment(string root, bool allowed)
    {
        var refusal = Refuse(new UpdateGuard(), DocumentAccess.Comment, Ada, new Doc(), doc => doc.GetMap(root)["x"] = new SharedMap { { "text", "hi" } });
        (refusal is null).ShouldBe(allowed);
    }

    [Fact]
    public void Refuse_CommenterDeletesABlock_IsRefused()
    {
        var server = new Doc();
        server.GetMap("blocks")["b"] = 1;
        Refuse(new UpdateGuard(), DocumentAccess.Comment, Ada, server, doc => doc.GetMap("blocks").Remove("b")).ShouldNotBeNull();
    }

    [Fact]
    public void Refuse_ClientIdOfSomebodyElse_IsRefused()
    {
        var guard = new UpdateGuard();
        var server = new Doc();
        Refuse(guard, DocumentAccess.Edit, Ada, server, doc => doc.GetMap("meta")["a"] = 1, client: 7).ShouldBeNull();
        Refuse(guard, DocumentAccess.Edit, Bob, server, doc => doc.GetMap("meta")["a"] = 2, client: 7).ShouldNotBeNull();
        Refuse(guard, DocumentAccess.Edit, Ada, server, doc => doc.GetMap("meta")["a"] = 3, client: 7).ShouldBeNull();
    }

    [Fact]
    public void Refuse_ViewerSendsWhatIsKnown_IsAllowed()
    {
        var server = new Doc();
        server.GetMap("meta")["a"] = 1;
        server.GetMap("meta").Remove("a");
        var touches = UpdateInspector.Inspect(server.EncodeStateAsUpdate(server.StateVector()), server)!;
        new UpdateGuard().Refuse(touches, DocumentAccess.View, null, Bob, server).ShouldBeNull();
    }

    private static string? Refuse(UpdateGuard guard, DocumentAccess access, Actor actor, Doc server, Action<Doc> edit, ulong client = 5)
    {
        var copy = new Doc(new DocOptions { ClientId = client });
        copy.ApplyUpdate(server.EncodeStateAsUpdate());
        byte[] update = [];
        copy.Updated += change => update = change.Update.ToArray();
        edit(copy);
        return guard.Refuse(UpdateInspector.Inspect(update, server)!, access, null, actor, server);
    }
}
