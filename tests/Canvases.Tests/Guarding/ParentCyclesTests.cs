using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Guarding;

public class ParentCyclesTests
{
    [Theory]
    [InlineData("g1", "g2", true)]
    [InlineData("g1", "g3", true)]
    [InlineData("g1", "g1", true)]
    [InlineData("g3", "g1", false)]
    [InlineData("a", "g3", false)]
    [InlineData("g1", null, false)]
    public void Refuse_BlockIntoWhatItHolds_IsRefused(string id, string? parent, bool refused) =>
        (Attempt.Refusal(Nested(), Actor.System, DocumentAccess.Edit, doc => Put(doc, id, parent)) is not null).ShouldBe(refused);

    [Fact]
    public void Refuse_CircleWithinOneChange_IsRefused() => Attempt.Refusal(Nested(), Actor.System, DocumentAccess.Edit, doc =>
    {
        Put(doc, "a", "b");
        Put(doc, "b", "a");
    }).ShouldNotBeNull();

    [Fact]
    public void Refuse_SwapThatEndsWithoutCircle_IsAllowed() => Attempt.Refusal(Nested(), Actor.System, DocumentAccess.Edit, doc =>
    {
        Put(doc, "g2", null);
        Put(doc, "g1", "g2");
    }).ShouldBeNull();

    [Fact]
    public void Refuse_NewBlocksAroundEachOther_AreRefused() => Attempt.Refusal(Nested(), Actor.System, DocumentAccess.Edit, doc =>
    {
        doc.GetMap("blocks")["x"] = new SharedMap { { "type", "group" }, { "at", new Any[] { "y", "a1" } } };
        doc.GetMap("blocks")["y"] = new SharedMap { { "type", "group" }, { "at", new Any[] { "x", "a2" } } };
    }).ShouldNotBeNull();

    private static void Put(Doc doc, string id, string? parent) => doc.GetMap("blocks").GetMap(id)!["at"] = new Any[] { parent, "a0" };

    // g1 holds g2, which holds g3; a and b lie beside
    private static Doc Nested()
    {
        var doc = new Doc();
        CanvasEdit[] edits = [Group("g1", null), Group("g2", "g1"), Group("g3", "g2"), Group("a", null), Group("b", null)];
        doc.Transact(_ => CanvasEditing.Apply(doc, Actor.System, edits).IsOk.ShouldBeTrue());
        return doc;
    }

    private static AddBlock Group(string id, string? parent) => new(new CanvasBlock(id, "group", id, JsonElement.Parse("{}")) { Parent = parent });
}
