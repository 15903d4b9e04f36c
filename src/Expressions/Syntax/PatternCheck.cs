using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Syntax;

/// <summary>Compiles the literal patterns of matches, so that a bad one is a parse error and a good one is ready.</summary>
internal static class PatternCheck
{
    public static SyntaxFault? Run(Node node, CelLimits limits)
    {
        if (node is CallNode { Name: "matches", Arguments: [_, LiteralNode { Value: CelString pattern } literal] }
            && SafePattern.Remember(pattern.Value, limits.Pattern) is { } error)
            return new SyntaxFault(error.Code, error.Message, literal.Offset);
        foreach (Node child in NodeChildren.Of(node))
        {
            if (Run(child, limits) is { } fault)
                return fault;
        }

        return null;
    }
}
