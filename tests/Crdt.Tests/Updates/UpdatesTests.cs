namespace Cadre.Crdt.Tests.Updates;

public class UpdatesTests
{
    [Fact]
    public void Merge_TypedCharacters_BecomesOneStruct()
    {
        var (doc, updates) = Typed("hello world");
        var merged = Crdt.Updates.Merge(updates);
        merged.Length.ShouldBe(doc.EncodeStateAsUpdate().Length);
        Load(merged).GetText("t").ToString().ShouldBe("hello world");
    }

    [Fact]
    public void Diff_AgainstAnOlderState_HoldsOnlyTheRest()
    {
        var (doc, updates) = Typed("hello world");
        var half = new Doc();
        foreach (var update in updates.Take(5)) half.ApplyUpdate(update);
        var diff = Crdt.Updates.Diff(doc.EncodeStateAsUpdate(), half.StateVector());
        diff.ShouldBe(doc.EncodeStateAsUpdate(half.StateVector()));
        half.ApplyUpdate(diff);
        half.GetText("t").ToString().ShouldBe("hello world");
    }

    [Fact]
    public void StateVector_OfUpdate_EqualsThatOfDocument()
    {
        var (doc, _) = Typed("abc");
        Crdt.Updates.StateVector(doc.EncodeStateAsUpdate()).Encode().ShouldBe(doc.EncodeStateVector());
    }

    [Fact]
    public void Diff_NotAnUpdate_Throws() => Should.Throw<FormatException>(() => Crdt.Updates.Diff([1, 2, 3], new StateVector()));

    private static (Doc Doc, List<byte[]> Updates) Typed(string text)
    {
        var doc = new Doc();
        var updates = new List<byte[]>();
        doc.Updated += update => updates.Add(update.Update.ToArray());
        foreach (var c in text) doc.GetText("t").Append(c.ToString());
        return (doc, updates);
    }

    private static Doc Load(byte[] update)
    {
        var doc = new Doc();
        doc.ApplyUpdate(update);
        return doc;
    }
}
