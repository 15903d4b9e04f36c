namespace Cadre.Expressions.Syntax;

/// <summary>Counts nodes and heights while the tree grows, and keeps the first fault.</summary>
internal sealed class NodeFactory(CelLimits limits)
{
    private int nodes;

    public SyntaxFault? Fault { get; private set; }

    public T Add<T>(T node, params ReadOnlySpan<Node> children)
        where T : Node
    {
        int depth = 0;
        foreach (Node child in children)
            depth = Math.Max(depth, child.Depth);
        if (++nodes > limits.Nodes)
            Fail(CelErrorCodes.TooManyNodes, $"the expression has more than {limits.Nodes} parts; split it into smaller expressions", node.Offset);
        if (depth + 1 > limits.SafeDepth)
            FailDeep(node.Offset);
        return node with { Depth = depth + 1 };
    }

    public void FailDeep(int offset) =>
        Fail(CelErrorCodes.TooDeep, $"the expression nests deeper than {limits.SafeDepth}; name inner parts with cel.bind or split it", offset);

    public void Fail(string code, string message, int offset) => Fault ??= new SyntaxFault(code, message, offset);
}
