namespace Cadre.Expressions.Syntax;

internal static class NodeChildren
{
    /// <summary>The nodes directly below a node, in order of the source.</summary>
    public static IEnumerable<Node> Of(Node node) => node switch
    {
        SelectNode select => [select.Operand],
        IndexNode index => [index.Operand, index.Key],
        UnaryNode unary => [unary.Operand],
        BinaryNode binary => [binary.Left, binary.Right],
        LogicNode logic => logic.Terms,
        ConditionalNode c => [c.Test, c.Then, c.Otherwise],
        ListNode list => list.Items.Select(i => i.Value),
        MapNode map => map.Entries.SelectMany(e => new[] { e.Key, e.Value }),
        CallNode call => call.Arguments,
        MacroNode macro => macro.Filter is null ? [macro.Range, macro.Body] : [macro.Range, macro.Filter, macro.Body],
        BindNode bind => [bind.Value, bind.Body],
        _ => [],
    };
}
