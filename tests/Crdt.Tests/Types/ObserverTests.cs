namespace Cadre.Crdt.Tests.Types;

public class ObserverTests
{
    [Fact]
    public void Observe_MapTransaction_TellsEachKeyOnce()
    {
        var doc = new Doc();
        var map = doc.GetMap("m");
        map["gone"] = 1;
        map["kept"] = 1;
        IReadOnlyDictionary<string, KeyChange>? keys = null;
        using var _ = map.Observe(e => keys = e.Keys);
        doc.Transact("me", _ =>
        {
            map.Remove("gone");
            map["kept"] = 2;
            map["new"] = 1;
            map["new"] = 2;
        });
        keys!["gone"].ShouldBe(new KeyChange(KeyAction.Delete, 1));
        keys["kept"].ShouldBe(new KeyChange(KeyAction.Update, 1));
        keys["new"].Action.ShouldBe(KeyAction.Add);
    }

    [Fact]
    public void ObserveDeep_NestedChange_TellsPathAndOrigin()
    {
        var doc = new Doc();
        doc.GetMap("m")["list"] = new SharedArray { 0, new SharedMap() };
        IReadOnlyList<Any>? path = null;
        object? origin = null;
        using var _ = doc.GetMap("m").ObserveDeep(events => (path, origin) = (events[0].Path, events[0].Transaction.Origin));
        doc.Transact("agent", _ => ((SharedMap)doc.GetMap("m").GetArray("list")![1].Shared!)["x"] = 1);
        path!.Select(step => step.ToString()).ShouldBe(["list", "1"]);
        origin.ShouldBe("agent");
    }

    [Fact]
    public void Delta_OfArray_RetainsInsertsAndDeletes()
    {
        var doc = new Doc();
        var array = doc.GetArray("a");
        array.Append(1, 2, 3, 4);
        IReadOnlyList<DeltaOp>? delta = null;
        using var _ = array.Observe(e => delta = e.Delta);
        doc.Transact(_ =>
        {
            array.Delete(1);
            array.Insert(2, "x");
        });
        Any.FromList(delta!.Select(op => op.Kind == DeltaKind.Insert ? op.Values![0] : op.ToAny())).ToJson().ShouldBe("""[{"retain":1},{"delete":1},{"retain":1},"x"]""");
    }

    [Fact]
    public void Delta_OfFormatting_EqualsThatOfYjs()
    {
        using var yjs = Fuzz.YjsPeer.Start();
        var answer = yjs.Run("""
            const doc = new Y.Doc(); const t = doc.getText('t'); t.insert(0, 'hello world'); t.format(0, 3, { b: true })
            const before = text(Y.encodeStateAsUpdate(doc)); let update, delta
            doc.on('update', u => { update = text(u) }); t.observe(e => { delta = JSON.stringify(e.delta) })
            doc.transact(() => { t.format(1, 6, { b: null, c: 'red' }); t.insert(8, 'XX', { b: true }); t.delete(2, 3) })
            return [before, update, delta].join(' ')
            """).Split(' ');
        var doc = new Doc();
        doc.ApplyUpdate(Convert.FromBase64String(answer[0]));
        var delta = string.Empty;
        using var _ = doc.GetText("t").Observe(e => delta = Any.FromList(e.Delta.Select(op => op.ToAny())).ToJson());
        doc.ApplyUpdate(Convert.FromBase64String(answer[1]));
        delta.ShouldBe(answer[2]);
    }

    [Fact]
    public void Transact_ObserverThrows_DocumentStaysConsistent()
    {
        var doc = new Doc();
        var updates = 0;
        doc.Updated += _ => updates++;
        using (doc.GetMap("m").Observe(_ => throw new InvalidOperationException("observer")))
        {
            Should.Throw<InvalidOperationException>(() => doc.GetMap("m")["k"] = 1).Message.ShouldBe("observer");
        }

        doc.GetMap("m")["l"] = 2;
        updates.ShouldBe(2);
        Fuzz.StoreInvariants.Check(doc);
    }
}
