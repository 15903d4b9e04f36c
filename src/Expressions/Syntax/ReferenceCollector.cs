namespace Cadre.Expressions.Syntax;

/// <summary>Finds the free variables and the member paths written after them.</summary>
internal sealed class ReferenceCollector(string source)
{
    private readonly List<CelReference> found = [];

    public static IReadOnlyList<CelReference> Collect(string source, Node root)
    {
        var collector = new ReferenceCollector(source);
        collector.Visit(root, []);
        return collector.found;
    }

    private void Visit(Node node, string[] bound)
    {
        if (node is IdentNode or SelectNode or IndexNode && Chain(node, bound))
            return;
        string[] inner = node switch
        {
            MacroNode { Key: { } key } macro => [.. bound, key, macro.Variable],
            MacroNode macro => [.. bound, macro.Variable],
            BindNode bind => [.. bound, bind.Name],
            _ => bound,
        };
        Node? outside = (node as MacroNode)?.Range ?? (node as BindNode)?.Value;
        foreach (Node child in NodeChildren.Of(node))
            Visit(child, ReferenceEquals(child, outside) ? bound : inner);
    }

    /// <summary>Reads a chain of selections down to its identifier. False when it does not end in one.</summary>
    private bool Chain(Node node, string[] bound)
    {
        var path = new List<string>();
        var keys = new List<Node>();
        bool? guarded = null;
        Node at = node;
        while (at is SelectNode or IndexNode)
        {
            if (at is SelectNode select)
            {
                path.Insert(0, select.Field);
                guarded ??= select.Optional || select.Test;
                at = select.Operand;
            }
            else if (at is IndexNode index)
            {
                if (index.Key is LiteralNode { Value: CelString key })
                {
                    path.Insert(0, key.Value);
                    guarded ??= index.Optional;
                }
                else
                {
                    // What is selected below a computed key is no known path.
                    path.Clear();
                    guarded = null;
                    keys.Add(index.Key);
                }

                at = index.Operand;
            }
        }

        if (at is not IdentNode root)
            return false;
        foreach (Node key in keys)
            Visit(key, bound);
        bool isType = node is SelectNode { Type: not null } || (path.Count == 0 && CelType.Find(root.Name) is not null);
        if (isType || (!root.Absolute && bound.Contains(root.Name)))
            return true;
        (int line, int column) = SourcePosition.Of(source, root.Offset);
        found.Add(new CelReference(root.Name, path, guarded ?? false, line, column));
        return true;
    }
}
