namespace Cadre.Expressions.Syntax;

/// <summary>
/// Recursive descent over the operators. After a fault it only unwinds: every loop asks <see cref="Failed"/>.
/// Operands and postfix forms are in the other part of this class.
/// </summary>
internal sealed partial class Parser
{
    private static readonly string[] Relations = ["==", "!=", "<", "<=", ">", ">=", "in"];
    private static readonly string[] Sums = ["+", "-"];
    private static readonly string[] Products = ["*", "/", "%"];
    private readonly Lexer lexer;
    private readonly NodeFactory nodes;
    private readonly CelLimits limits;
    private readonly bool check;
    private Token current;
    private int nesting;

    public Parser(string source, int start, CelLimits limits, bool check)
    {
        lexer = new Lexer(source, start);
        nodes = new NodeFactory(limits);
        this.limits = limits;
        this.check = check;
        current = lexer.Next();
    }

    public SyntaxFault? Fault => lexer.Fault ?? nodes.Fault;

    /// <summary>Where the first token after the expression begins.</summary>
    public int Position => current.Start;

    private bool Failed => nodes.Fault is not null || lexer.Fault is not null;

    /// <summary>Parses an expression that fills the source.</summary>
    public Node ParseAll()
    {
        Node node = ParseExpression();
        if (!Failed && current.Kind != TokenKind.End)
            nodes.Fail(CelErrorCodes.Syntax, $"'{Shown(current)}' is not expected after the end of the expression; remove it or add an operator", current.Start);
        return node;
    }

    /// <summary>Parses an expression and leaves what follows.</summary>
    public Node ParseExpression()
    {
        Token first = current;
        if (++nesting > limits.SafeDepth)
            nodes.FailDeep(first.Start);
        if (Failed)
            return Nothing(first);
        Node node = ParseLogic(all: false);
        if (current.Is("?"))
        {
            Advance();
            Node then = ParseLogic(all: false);
            Expect(":", "a conditional is written 'test ? value : other'");
            Node otherwise = ParseExpression();
            node = nodes.Add(new ConditionalNode(first.Start, node, then, otherwise), node, then, otherwise);
        }

        nesting--;
        return node;
    }

    private Node ParseLogic(bool all)
    {
        string symbol = all ? "&&" : "||";
        Node first = all ? ParseRelation() : ParseLogic(all: true);
        if (!current.Is(symbol))
            return first;
        var terms = new List<Node> { first };
        while (!Failed && current.Is(symbol))
        {
            Advance();
            terms.Add(all ? ParseRelation() : ParseLogic(all: true));
        }

        return nodes.Add(new LogicNode(first.Offset, all, [.. terms]), [.. terms]);
    }

    private Node ParseRelation() => ParseChain(Relations, () => ParseChain(Sums, () => ParseChain(Products, ParseUnary)));

    private Node ParseChain(string[] symbols, Func<Node> operand)
    {
        Node left = operand();
        while (!Failed && current.Kind is TokenKind.Symbol or TokenKind.Keyword && symbols.Contains(current.Text))
        {
            Token symbol = current;
            Advance();
            Node right = operand();
            left = nodes.Add(new BinaryNode(symbol.Start, symbol.Text, left, right), left, right);
        }

        return left;
    }

    private Node ParseUnary()
    {
        if (!current.Is("!") && !current.Is("-"))
            return ParseMember();
        Token first = current;
        int count = 0;
        while (current.Is(first.Text))
        {
            count++;
            Advance();
        }

        Node operand;
        if (first.Text == "-" && current.Kind is TokenKind.Int or TokenKind.Double)
        {
            operand = ParseMember(negativeFrom: first.Start);
            count--;
        }
        else
            operand = ParseMember();
        for (int i = 0; i < count && !Failed; i++)
            operand = nodes.Add(new UnaryNode(first.Start, first.Text[0], operand), operand);
        return operand;
    }

    private void Advance() => current = lexer.Next();

    private bool Accept(string symbol)
    {
        if (!current.Is(symbol))
            return false;
        Advance();
        return true;
    }

    private void Expect(string symbol, string hint)
    {
        if (!Accept(symbol))
            nodes.Fail(CelErrorCodes.Syntax, $"expected '{symbol}' but found '{Shown(current)}'; {hint}", current.Start);
    }

    private static string Shown(Token token) => token.Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text or TokenKind.Bytes => "a string",
        _ => token.Text.Length > 40 ? token.Text[..40] + "…" : token.Text,
    };

    private static LiteralNode Nothing(Token at) => new(at.Start, CelNull.Instance);
}
