using System.Collections.Frozen;

namespace Cadre.Expressions.Syntax;

/// <summary>Literals, names, calls, lists, maps, and what can follow them.</summary>
internal sealed partial class Parser
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal, "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while");

    private Node ParseMember(int negativeFrom = -1)
    {
        Node node = negativeFrom >= 0 ? ParseNumber(negativeFrom) : ParsePrimary();
        while (!Failed)
        {
            int offset = current.Start;
            if (Accept("."))
                node = ParseSelector(node, offset);
            else if (Accept("["))
            {
                bool optional = Accept("?");
                Node key = ParseExpression();
                Expect("]", "an index is written value[key]");
                node = nodes.Add(new IndexNode(offset, node, key, optional), node, key);
            }
            else if (current.Is("{") && node is IdentNode or SelectNode)
            {
                nodes.Fail(CelErrorCodes.Unsupported, "message literals are not supported; write a map such as {'name': value}", offset);
            }
            else
                return node;
        }

        return node;
    }

    private Node ParseSelector(Node operand, int offset)
    {
        bool optional = Accept("?");
        Token name = current;
        if (name.Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier))
        {
            nodes.Fail(CelErrorCodes.Syntax, $"expected a field name after '.' but found '{Shown(name)}'; for other keys write value['key']", name.Start);
            return operand;
        }

        Advance();
        if (!optional && name.Kind == TokenKind.Identifier && Accept("("))
            return MakeCall(offset, operand, name, ParseArguments());
        IdentNode? root = operand switch
        {
            IdentNode ident => ident,
            SelectNode { Optional: false } select => select.Root,
            _ => null,
        };
        string? qualified = root is null || optional || name.Kind == TokenKind.QuotedIdentifier ? null : $"{QualifiedName(operand)}.{name.Text}";
        var node = new SelectNode(offset, operand, name.Text, optional, Test: false)
        {
            Qualified = qualified,
            Root = qualified is null ? null : root,
            Type = qualified is null ? null : CelType.Find(qualified),
        };
        return nodes.Add(node, operand);
    }

    private static string? QualifiedName(Node node) => node switch
    {
        IdentNode ident => ident.Name,
        SelectNode select => select.Qualified,
        _ => null,
    };

    private Node ParsePrimary()
    {
        Token token = current;
        switch (token.Kind)
        {
            case TokenKind.Int or TokenKind.Uint or TokenKind.Double:
                return ParseNumber(-1);
            case TokenKind.Text or TokenKind.Bytes:
                Advance();
                return nodes.Add(new LiteralNode(token.Start, token.Value ?? CelNull.Instance));
            case TokenKind.Keyword when token.Text != "in":
                Advance();
                return nodes.Add(new LiteralNode(token.Start, token.Text == "null" ? CelNull.Instance : CelBool.Of(token.Text == "true")));
            case TokenKind.Identifier:
                return ParseName(absolute: false);
        }

        if (Accept("("))
        {
            Node inner = ParseExpression();
            Expect(")", "close the parenthesis");
            return inner;
        }

        if (Accept("["))
            return ParseList(token.Start);
        if (Accept("{"))
            return ParseMap(token.Start);
        if (Accept(".") && current.Kind == TokenKind.Identifier)
            return ParseName(absolute: true);
        nodes.Fail(CelErrorCodes.Syntax, $"expected a value but found '{Shown(current)}'; write a literal, a name or a call", current.Start);
        return Nothing(token);
    }

    private LiteralNode ParseNumber(int negativeFrom)
    {
        Token token = current;
        Advance();
        if (NumberReader.Value(token, negativeFrom >= 0) is { } value)
            return nodes.Add(new LiteralNode(negativeFrom >= 0 ? negativeFrom : token.Start, value));
        nodes.Fail(CelErrorCodes.InvalidLiteral, $"the number {Shown(token)} does not fit in 64 bits; write it as a double, with '.0'", token.Start);
        return Nothing(token);
    }

    private Node ParseName(bool absolute)
    {
        Token name = current;
        Advance();
        if (Reserved.Contains(name.Text))
            nodes.Fail(CelErrorCodes.Syntax, $"'{name.Text}' is a reserved word; rename the variable", name.Start);
        if (Accept("("))
            return MakeCall(name.Start, null, name, ParseArguments());
        return nodes.Add(new IdentNode(name.Start, name.Text, absolute));
    }

    private List<Node> ParseArguments()
    {
        var arguments = new List<Node>();
        while (!Failed && !current.Is(")"))
        {
            arguments.Add(ParseExpression());
            if (!Accept(","))
                break;
            if (current.Is(")"))
                nodes.Fail(CelErrorCodes.Syntax, "an argument is missing after ','; remove the comma", current.Start);
        }

        Expect(")", "separate arguments with ',' and close the call");
        return arguments;
    }

    private ListNode ParseList(int offset)
    {
        var items = new List<Element>();
        while (!Failed && !current.Is("]"))
        {
            bool optional = Accept("?");
            items.Add(new Element(ParseExpression(), optional));
            if (!Accept(","))
                break;
        }

        Expect("]", "separate elements with ',' and close the list");
        return nodes.Add(new ListNode(offset, [.. items]), [.. items.Select(i => i.Value)]);
    }

    private MapNode ParseMap(int offset)
    {
        var entries = new List<MapEntry>();
        while (!Failed && !current.Is("}"))
        {
            bool optional = Accept("?");
            Node key = ParseExpression();
            Expect(":", "a map entry is written key: value, with quotes around text keys");
            entries.Add(new MapEntry(key, ParseExpression(), optional));
            if (!Accept(","))
                break;
        }

        Expect("}", "separate entries with ',' and close the map");
        return nodes.Add(new MapNode(offset, [.. entries]), [.. entries.SelectMany(e => new[] { e.Key, e.Value })]);
    }
}
