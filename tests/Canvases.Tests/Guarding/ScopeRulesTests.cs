using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Guarding;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Guarding;

/// <summary>An agent writes its blocks and fields only, through the socket and through typed edits.</summary>
public class ScopeRulesTests
{
    private static readonly Actor Scout = new(ActorKind.Agent, Guid.NewGuid(), "Scout");
    private static readonly EditScope Mine = new(new HashSet<string> { "mine" });

    public static TheoryData<string, bool> Edits => new()
    {
        { "own settings", true }, { "own title", true }, { "own place", true }, { "connect into own", true }, { "remove own", true },
        { "other settings", false }, { "other place", false }, { "connect into other", false }, { "remove other", false }, { "cut other", false }, { "title of canvas", false }, { "add", false },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Allows_TypedAndSocketAlike(string what, bool allowed)
    {
        var doc = Canvas();
        var edit = EditOf(what);
        ScopeRules.Allows(Mine, [edit], Scout, doc).ShouldBe(allowed);
        (Attempt.Refusal(doc, Scout, DocumentAccess.Edit, copy => CanvasEditing.Apply(copy, Scout, [edit]).IsOk.ShouldBeTrue(), Mine) is null).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("settings.text", "own settings", true)]
    [InlineData("settings.text", "own title", false)]
    [InlineData("settings.text", "own place", false)]
    [InlineData("place", "own place", true)]
    [InlineData("place", "remove own", false)]
    public void Allows_WithFields_OnlyThose(string field, string what, bool allowed)
    {
        var (doc, edit, scope) = (Canvas(), EditOf(what), Mine with { Fields = new HashSet<string> { field } });
        ScopeRules.Allows(scope, [edit], Scout, doc).ShouldBe(allowed);
        (Attempt.Refusal(doc, Scout, DocumentAccess.Edit, copy => CanvasEditing.Apply(copy, Scout, [edit]).IsOk.ShouldBeTrue(), scope) is null).ShouldBe(allowed);
    }

    [Fact]
    public void Allows_WhoMayAdd_OwnsWhatItAdded()
    {
        var (doc, scope) = (Canvas(), Mine with { MayAdd = true });
        Attempt.Refusal(doc, Scout, DocumentAccess.Edit, copy => CanvasEditing.Apply(copy, Scout, [EditOf("add")]).IsOk.ShouldBeTrue(), scope).ShouldBeNull();
        CanvasEditing.Apply(doc, Scout, [EditOf("add")]);
        ScopeRules.Allows(scope, [new SetBlock("new", "Later", null), new RemoveBlock("new")], Scout, doc).ShouldBeTrue();
        ScopeRules.Allows(scope, [new SetBlock("new", "Later", null)], Scout with { Id = Guid.NewGuid() }, doc).ShouldBeFalse();
    }

    [Fact]
    public void Allows_UnknownRoot_IsRefused() => Attempt.Refusal(Canvas(), Scout, DocumentAccess.Edit, copy => copy.GetMap("elsewhere")["x"] = 1, Mine).ShouldNotBeNull();

    private static CanvasEdit EditOf(string what) => what switch
    {
        "own settings" => new SetBlock("mine", null, JsonElement.Parse("""{"text":"new"}""")),
        "own title" => new SetBlock("mine", "New", null),
        "own place" => new MoveBlock("mine", new(9, 9, 100, 100)),
        "connect into own" => Live.Edits.Connection("new", "other", "mine"),
        "remove own" => new RemoveBlock("mine"),
        "other settings" => new SetBlock("other", null, JsonElement.Parse("""{"text":"new"}""")),
        "other place" => new MoveBlock("other", new(9, 9, 100, 100)),
        "connect into other" => Live.Edits.Connection("new", "mine", "other"),
        "remove other" => new RemoveBlock("third"),
        "cut other" => new Disconnect("e"),
        "title of canvas" => new SetTitle("Mine now"),
        _ => Live.Edits.Block("new"),
    };

    private static Doc Canvas()
    {
        var doc = new Doc();
        CanvasEdit[] edits = [Live.Edits.Block("mine"), Live.Edits.Block("other"), Live.Edits.Block("third"), Live.Edits.Connection("e", "third", "other")];
        doc.Transact(_ => CanvasEditing.Apply(doc, Actor.System, edits).IsOk.ShouldBeTrue());
        return doc;
    }
}
