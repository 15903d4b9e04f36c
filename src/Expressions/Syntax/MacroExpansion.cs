namespace Cadre.Expressions.Syntax;

/// <summary>Turns calls of macros into their nodes. A call with another number of arguments is left to be an ordinary call.</summary>
internal sealed class MacroExpansion(NodeFactory nodes)
{
    public Node? TryExpand(int offset, Node? target, string name, List<Node> arguments)
    {
        if (target is null)
            return name == "has" && arguments.Count == 1 ? Has(offset, arguments[0]) : null;
        if (target is IdentNode { Name: "cel" } && name == "bind" && arguments.Count == 3)
            return Bind(offset, BindKind.Bind, arguments[0], arguments[1], arguments[2]);
        return (name, arguments.Count) switch
        {
            ("all", 2 or 3) => Loop(offset, MacroKind.All, target, arguments, arguments.Count == 3, filtered: false),
            ("exists", 2 or 3) => Loop(offset, MacroKind.Exists, target, arguments, arguments.Count == 3, filtered: false),
            ("exists_one" or "existsOne", 2 or 3) => Loop(offset, MacroKind.ExistsOne, target, arguments, arguments.Count == 3, filtered: false),
            ("map", 2 or 3) => Loop(offset, MacroKind.Map, target, arguments, keyed: false, arguments.Count == 3),
            ("filter", 2) => Loop(offset, MacroKind.Filter, target, arguments, keyed: false, filtered: false),
            ("sortBy", 2) => Loop(offset, MacroKind.SortBy, target, arguments, keyed: false, filtered: false),
            ("transformList", 3 or 4) => Loop(offset, MacroKind.TransformList, target, arguments, keyed: true, arguments.Count == 4),
            ("transformMap", 3 or 4) => Loop(offset, MacroKind.TransformMap, target, arguments, keyed: true, arguments.Count == 4),
            ("transformMapEntry", 3 or 4) => Loop(offset, MacroKind.TransformMapEntry, target, arguments, keyed: true, arguments.Count == 4),
            ("optMap", 2) => Bind(offset, BindKind.OptionalMap, arguments[0], target, arguments[1]),
            ("optFlatMap", 2) => Bind(offset, BindKind.OptionalFlatMap, arguments[0], target, arguments[1]),
            _ => null,
        };
    }

    private Node Has(int offset, Node argument)
    {
        if (argument is SelectNode select)
            return nodes.Add(select with { Offset = offset, Test = true }, select.Operand);
        nodes.Fail(CelErrorCodes.Syntax, "has() takes a field selection such as has(order.total); for other keys use 'key' in map", offset);
        return argument;
    }

    private MacroNode Loop(int offset, MacroKind kind, Node range, List<Node> arguments, bool keyed, bool filtered)
    {
        string? key = keyed ? Variable(arguments[0]) : null;
        string variable = Variable(arguments[keyed ? 1 : 0]);
        Node body = arguments[^1];
        Node? filter = filtered ? arguments[^2] : null;
        if (key is not null && key == variable)
            nodes.Fail(CelErrorCodes.Syntax, "the two variables of a macro need different names", arguments[1].Offset);
        return nodes.Add(new MacroNode(offset, kind, range, key, variable, filter, body), range, body, filter ?? body);
    }

    private BindNode Bind(int offset, BindKind kind, Node name, Node value, Node body) =>
        nodes.Add(new BindNode(offset, kind, Variable(name), value, body), value, body);

    private string Variable(Node node)
    {
        if (node is IdentNode { Absolute: false } ident)
            return ident.Name;
        nodes.Fail(CelErrorCodes.Syntax, "the variable of a macro must be a plain name, as in items.map(item, …)", node.Offset);
        return "";
    }
}
