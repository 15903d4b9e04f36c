namespace Cadre.Crdt.Tests.History;

public class UndoManagerTests
{
    private static readonly UndoOptions Single = new() { CaptureTimeout = TimeSpan.Zero };

    [Fact]
    public void Undo_OwnEdit_LeavesOthersAlone()
    {
        var (mine, other) = (new Doc(), new Doc());
        var undo = new UndoManager(mine, Single, mine.GetText("t"));
        mine.GetText("t").Insert(0, "mine");
        other.ApplyUpdate(mine.EncodeStateAsUpdate());
        other.GetText("t").Insert(4, " theirs");
        mine.ApplyUpdate(other.EncodeStateAsUpdate(), "remote");
        undo.Undo().ShouldBeTrue();
        mine.GetText("t").ToString().ShouldBe(" theirs");
        undo.Redo().ShouldBeTrue();
        mine.GetText("t").ToString().ShouldBe("mine theirs");
    }

    [Fact]
    public void Undo_DeletedMap_BringsItsContentBack()
    {
        var doc = new Doc();
        var blocks = doc.GetMap("blocks");
        blocks["b1"] = new SharedMap { { "type", "note" }, { "text", new SharedText("abc") } };
        var undo = new UndoManager(doc, Single, blocks);
        blocks.Remove("b1");
        undo.Undo().ShouldBeTrue();
        blocks.GetMap("b1")!["type"].Text.ShouldBe("note");
        blocks.GetMap("b1")!.GetText("text")!.ToString().ShouldBe("abc");
    }

    [Fact]
    public void Undo_OnlyTrackedOrigins_AreRemembered()
    {
        var doc = new Doc();
        var undo = new UndoManager(doc, new UndoOptions { TrackedOrigins = ["agent"], CaptureTimeout = TimeSpan.Zero });
        doc.Transact("person", _ => doc.GetMap("m")["a"] = 1);
        undo.CanUndo.ShouldBeFalse();
        doc.Transact("agent", _ => doc.GetMap("m")["b"] = 2);
        undo.Undo().ShouldBeTrue();
        doc.GetMap("m").ToJson().ShouldBe("""{"a":1}""");
    }

    [Fact]
    public void Undo_EditsWithinTimeout_AreOneStep()
    {
        var doc = new Doc();
        var undo = new UndoManager(doc, null, doc.GetText("t"));
        doc.GetText("t").Append("a");
        doc.GetText("t").Append("b");
        undo.StopCapturing();
        doc.GetText("t").Append("c");
        undo.Undo();
        doc.GetText("t").ToString().ShouldBe("ab");
        undo.Undo();
        doc.GetText("t").ToString().ShouldBeEmpty();
        undo.CanUndo.ShouldBeFalse();
    }

    [Fact]
    public void Undo_MapValueOverwrittenByOthers_StaysOverwritten()
    {
        var (mine, other) = (new Doc(), new Doc());
        mine.GetMap("m")["k"] = 1;
        var undo = new UndoManager(mine, Single, mine.GetMap("m"));
        mine.GetMap("m")["k"] = 2;
        other.ApplyUpdate(mine.EncodeStateAsUpdate());
        other.GetMap("m")["k"] = 3;
        mine.ApplyUpdate(other.EncodeStateAsUpdate(), "remote");
        undo.Undo();
        mine.GetMap("m")["k"].Number.ShouldBe(3);
    }
}
