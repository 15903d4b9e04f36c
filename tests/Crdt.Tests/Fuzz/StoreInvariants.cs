namespace Cadre.Crdt.Tests.Fuzz;

/// <summary>What must hold of any document: clocks without gaps, lists linked both ways, lengths that add up.</summary>
internal static class StoreInvariants
{
    public static void Check(Doc doc)
    {
        foreach (var list in doc.Store.Clients.Values)
        {
            for (var i = 0; i < list.Count; i++)
            {
                list[i].Clock.ShouldBe(i == 0 ? 0 : list[i - 1].End);
                list[i].Length.ShouldBeGreaterThan(0);
                if (list[i] is not Item item) continue;
                item.Content.Length.ShouldBe(item.Length);
                if (item.Left is not null) item.Left.Right.ShouldBeSameAs(item);
                if (item.Right is not null) item.Right.Left.ShouldBeSameAs(item);
                if (item.Content is TypeContent { Node: var node }) CheckLength(node);
            }
        }

        foreach (var name in doc.RootNames) CheckLength(doc.Root(name));
    }

    private static void CheckLength(TypeNode node)
    {
        if (node.Gone) return;
        var length = 0;
        for (var item = node.Start; item is not null; item = item.Right) length += item.Visible ? item.Length : 0;
        node.Length.ShouldBe(length);
    }
}
