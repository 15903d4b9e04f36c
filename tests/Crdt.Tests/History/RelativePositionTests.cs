namespace Cadre.Crdt.Tests.History;

public class RelativePositionTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(-1, 3)]
    public void Resolve_AfterInsertionBefore_Moves(int association, int expected)
    {
        var doc = new Doc();
        var text = doc.GetText("t");
        text.Insert(0, "abc");
        var position = RelativePosition.Decode(RelativePosition.At(text, 1, association).Encode())!;
        text.Insert(0, "xx");
        position.Resolve(doc)!.Value.Index.ShouldBe(expected);
    }

    [Fact]
    public void Resolve_AtEnd_StaysAtEnd()
    {
        var doc = new Doc();
        doc.GetText("t").Insert(0, "abc");
        var position = RelativePosition.At(doc.GetText("t"), 3);
        doc.GetText("t").Append("def");
        position.Resolve(doc)!.Value.Index.ShouldBe(6);
    }

    [Fact]
    public void Decode_OfYjs_Resolves()
    {
        using var yjs = Fuzz.YjsPeer.Start();
        var answer = yjs.Run("""
            const doc = new Y.Doc(); doc.getText('t').insert(0, 'abcdef')
            return text(Y.encodeStateAsUpdate(doc)) + ' ' + text(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(doc.getText('t'), 4)))
            """).Split(' ');
        var doc = new Doc();
        doc.ApplyUpdate(Convert.FromBase64String(answer[0]));
        doc.GetText("t").Insert(0, "12");
        var position = RelativePosition.Decode(Convert.FromBase64String(answer[1]))!;
        position.Resolve(doc)!.Value.Index.ShouldBe(6);
        position.Encode().ShouldBe(Convert.FromBase64String(answer[1]));
    }
}
