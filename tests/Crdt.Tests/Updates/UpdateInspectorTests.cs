namespace Cadre.Crdt.Tests.Updates;

public class UpdateInspectorTests
{
    [Fact]
    public void Inspect_NestedKey_NamesTheWholePath()
    {
        var (doc, update) = Change(doc => doc.GetMap("blocks").GetMap("b1")!["p"] = 2);
        var touch = UpdateInspector.Inspect(update, doc)!.Where(touch => touch.Kind == TouchKind.Insert).ShouldHaveSingleItem();
        touch.Root.ShouldBe("blocks");
        touch.Keys.ShouldBe(["b1", "p"]);
    }

    [Fact]
    public void Inspect_RemovedKey_NamesWhatWasDeleted()
    {
        var (doc, update) = Change(doc => doc.GetMap("blocks").Remove("b1"));
        UpdateInspector.Inspect(update, doc)!.ShouldContain(touch => touch.Kind == TouchKind.Delete && touch.Root == "blocks" && touch.KeyAt(0) == "b1");
    }

    [Fact]
    public void Inspect_TextInsertion_NamesTheRoot()
    {
        var (doc, update) = Change(doc => doc.GetText("code").Insert(1, "x"));
        UpdateInspector.Inspect(update, doc)!.ShouldHaveSingleItem().Root.ShouldBe("code");
    }

    [Fact]
    public void Inspect_WithoutDocument_FindsWhatTheUpdateNames()
    {
        var doc = new Doc();
        doc.GetMap("comments")["c1"] = new SharedMap { { "text", "hi" } };
        var touches = UpdateInspector.Inspect(doc.EncodeStateAsUpdate())!;
        touches.ShouldAllBe(touch => touch.Root == "comments");
        touches.ShouldContain(touch => touch.KeyAt(1) == "text");
    }

    [Fact]
    public void Inspect_TypesNestedInACircleOrWithoutEnd_IsBounded()
    {
        var circle = new ByteWriter();
        circle.WriteLength(2);
        WriteNested(circle, client: 2, parentClient: 1, count: 1);
        WriteNested(circle, client: 1, parentClient: 2, count: 1);
        circle.WriteLength(0);
        UpdateInspector.Inspect(circle.Written)!.ShouldAllBe(touch => touch.Root == null);
        var endless = new ByteWriter();
        endless.WriteLength(1);
        WriteNested(endless, client: 1, parentClient: 1, count: 200_000);
        endless.WriteLength(0);
        UpdateInspector.Inspect(endless.Written).ShouldNotBeNull();
        new Doc().ApplyUpdate(circle.Written).Status.ShouldBe(ApplyStatus.Waiting);
        new Doc().ApplyUpdate(endless.Written).Status.ShouldBe(ApplyStatus.TooLarge);
    }

    [Fact]
    public void Inspect_Garbage_ReturnsNull() => UpdateInspector.Inspect([9, 9, 9]).ShouldBeNull();

    private static (Doc Before, byte[] Update) Change(Action<Doc> edit)
    {
        var doc = new Doc();
        doc.GetMap("blocks")["b1"] = new SharedMap { { "p", 1 } };
        doc.GetText("code").Insert(0, "ab");
        var before = new Doc();
        before.ApplyUpdate(doc.EncodeStateAsUpdate());
        byte[] update = [];
        doc.Updated += change => update = change.Update.ToArray();
        edit(doc);
        return (before, update);
    }

    // Maps in maps: each item names the one before it (or the other client's first) as its parent.
    private static void WriteNested(ByteWriter writer, ulong client, ulong parentClient, int count)
    {
        writer.WriteLength(count);
        writer.WriteVarUint(client);
        writer.WriteLength(0);
        for (var clock = 0; clock < count; clock++)
        {
            var root = clock == 0 && client == parentClient;
            writer.WriteByte(0x27);
            writer.WriteVarUint(root ? 1UL : 0UL);
            if (root)
            {
                writer.WriteString("m");
            }
            else
            {
                writer.WriteVarUint(parentClient);
                writer.WriteLength(Math.Max(0, clock - 1));
            }

            writer.WriteString("k");
            writer.WriteVarUint(1);
        }
    }
}
