namespace Cadre.Crdt.Tests.History;

public class SnapshotTests
{
    [Fact]
    public void Restore_EarlierMoment_HasItsContent()
    {
        var doc = new Doc(new DocOptions { CollectGarbage = false });
        doc.GetText("t").Insert(0, "hello");
        doc.GetMap("m")["k"] = 1;
        var snapshot = Snapshot.Decode(Snapshot.Of(doc).Encode())!;
        doc.GetText("t").Delete(1, 3);
        doc.GetText("t").Insert(1, "XY");
        doc.GetMap("m")["k"] = 2;
        var then = snapshot.Restore(doc);
        then.GetText("t").ToString().ShouldBe("hello");
        then.GetMap("m")["k"].Number.ShouldBe(1);
        doc.GetText("t").ToDelta(snapshot).ShouldHaveSingleItem().Text.ShouldBe("hello");
        doc.GetMap("m").At(snapshot)["k"].Number.ShouldBe(1);
        doc.GetText("t").ToString().ShouldBe("hXYo");
    }

    [Fact]
    public void Contains_LaterUpdate_IsFalse()
    {
        var doc = new Doc(new DocOptions { CollectGarbage = false });
        doc.GetText("t").Insert(0, "a");
        var snapshot = Snapshot.Of(doc);
        snapshot.Contains(doc.EncodeStateAsUpdate()).ShouldBeTrue();
        doc.GetText("t").Insert(0, "b");
        snapshot.Contains(doc.EncodeStateAsUpdate()).ShouldBeFalse();
    }
}
