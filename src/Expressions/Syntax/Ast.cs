using Cadre.Expressions.Functions;

namespace Cadre.Expressions.Syntax;

/// <summary>A node of the syntax tree. Offset is where it begins in the source, Depth the height of the tree under it.</summary>
internal abstract record Node(int Offset)
{
    public int Depth { get; init; } = 1;
}

internal sealed record LiteralNode(int Offset, CelValue Value) : Node(Offset);

/// <summary>A name. Absolute names (with a leading dot) pass over the variables of macros.</summary>
internal sealed record IdentNode(int Offset, string Name, bool Absolute) : Node(Offset);

/// <summary>Field selection; with Test it is <c>has(operand.field)</c>, with Optional <c>operand.?field</c>.</summary>
internal sealed record SelectNode(int Offset, Node Operand, string Field, bool Optional, bool Test) : Node(Offset)
{
    /// <summary>The dotted name when the chain consists of plain names only.</summary>
    public string? Qualified { get; init; }

    /// <summary>The identifier a qualified chain begins with.</summary>
    public IdentNode? Root { get; init; }

    /// <summary>The type that the qualified name denotes, as in <c>google.protobuf.Timestamp</c>.</summary>
    public CelType? Type { get; init; }
}

internal sealed record IndexNode(int Offset, Node Operand, Node Key, bool Optional) : Node(Offset);

internal sealed record UnaryNode(int Offset, char Operator, Node Operand) : Node(Offset);

internal sealed record BinaryNode(int Offset, string Operator, Node Left, Node Right) : Node(Offset);

/// <summary>A row of terms joined by one of <c>&amp;&amp;</c> and <c>||</c>.</summary>
internal sealed record LogicNode(int Offset, bool All, Node[] Terms) : Node(Offset);

internal sealed record ConditionalNode(int Offset, Node Test, Node Then, Node Otherwise) : Node(Offset);

internal readonly record struct Element(Node Value, bool Optional);

internal sealed record ListNode(int Offset, Element[] Items) : Node(Offset);

internal readonly record struct MapEntry(Node Key, Node Value, bool Optional);

internal sealed record MapNode(int Offset, MapEntry[] Entries) : Node(Offset);

/// <summary>A function call; a receiver is the first argument. Function is null when unknown, which only unchecked parsing allows.</summary>
internal sealed record CallNode(int Offset, string Name, CelFunction? Function, Node[] Arguments) : Node(Offset);

internal enum MacroKind
{
    All,
    Exists,
    ExistsOne,
    Map,
    Filter,
    TransformList,
    TransformMap,
    TransformMapEntry,
    SortBy,
}

/// <summary>A loop over a list or map. Key is the first of two variables, when there are two.</summary>
internal sealed record MacroNode(int Offset, MacroKind Kind, Node Range, string? Key, string Variable, Node? Filter, Node Body) : Node(Offset);

internal enum BindKind
{
    Bind,
    OptionalMap,
    OptionalFlatMap,
}

/// <summary><c>cel.bind(name, value, body)</c>, <c>value.optMap(name, body)</c> and <c>value.optFlatMap(name, body)</c>.</summary>
internal sealed record BindNode(int Offset, BindKind Kind, string Name, Node Value, Node Body) : Node(Offset);
