using Cadre.Expressions.Functions;
using Cadre.Expressions.Syntax;

namespace Cadre.Expressions.Evaluation;

/// <summary>
/// Walks the tree. Errors are values on their way up; only <c>&amp;&amp;</c>, <c>||</c>, <c>?:</c> and the macros built on them
/// can do without a failed operand. The depth of recursion is the depth of the tree, which parsing has limited.
/// </summary>
internal sealed partial class Evaluator(CelScope scope, EvaluationContext context)
{
    public CelValue Evaluate(Node node, Frame? frame)
    {
        if (!context.Charge(1))
            return Fault(node);
        CelValue value = node switch
        {
            LiteralNode literal => literal.Value,
            IdentNode ident => Ident(ident, frame),
            SelectNode select => Select(select, frame),
            IndexNode index => Index(index, frame),
            CallNode call => Call(call, frame),
            BinaryNode binary => Binary(binary, frame),
            LogicNode logic => Logic(logic, frame),
            UnaryNode unary => Unary(unary, frame),
            ConditionalNode conditional => Conditional(conditional, frame),
            ListNode list => List(list, frame),
            MapNode map => Map(map, frame),
            MacroNode macro => Macro(macro, frame),
            BindNode bind => Bind(bind, frame),
            _ => throw new InvalidOperationException($"Teach the evaluator the node {node.GetType().Name}."),
        };
        if (context.Fault is not null)
            return Fault(node);
        return value is ErrorValue { Offset: < 0 } error ? error.At(node.Offset) : value;
    }

    private ErrorValue Fault(Node node)
    {
        ErrorValue fault = context.Fault ?? throw new InvalidOperationException("Ask for the fault only after a charge was refused.");
        return fault.Offset < 0 ? fault.At(node.Offset) : fault;
    }

    private CelValue Ident(IdentNode node, Frame? frame)
    {
        if (!node.Absolute && Frame.Find(frame, node.Name) is { } local)
            return local;
        return scope.Find(node.Name, node.Absolute) ?? (CelValue?)CelType.Find(node.Name) ?? Unknown(node.Name);
    }

    private static ErrorValue Unknown(string name) =>
        new(CelErrorCodes.UnknownVariable, $"there is no variable '{name}' here; check the spelling, or put quotes around text");

    private CelValue Unary(UnaryNode node, Frame? frame)
    {
        CelValue operand = Evaluate(node.Operand, frame);
        if (operand is ErrorValue)
            return operand;
        if (node.Operator == '!')
            return operand is CelBool b ? CelBool.Of(!b.Value) : ErrorValue.NoOverload("!", operand);
        return operand switch
        {
            CelInt { Value: long.MinValue } => ErrorValue.Overflow("the negated int"),
            CelInt i => new CelInt(-i.Value),
            CelDouble d => new CelDouble(-d.Value),
            _ => ErrorValue.NoOverload("-", operand),
        };
    }

    private CelValue Conditional(ConditionalNode node, Frame? frame) => Evaluate(node.Test, frame) switch
    {
        CelBool test => Evaluate(test.Value ? node.Then : node.Otherwise, frame),
        ErrorValue error => error,
        var other => ErrorValue.NoOverload("?:", other),
    };

    private CelValue Logic(LogicNode node, Frame? frame)
    {
        CelValue? failed = null;
        foreach (Node term in node.Terms)
        {
            CelValue value = Evaluate(term, frame);
            if (value is CelBool b)
            {
                if (b.Value != node.All)
                    return b;
            }
            else
                failed ??= value as ErrorValue ?? ErrorValue.NoOverload(node.All ? "&&" : "||", value);
        }

        return failed ?? CelBool.Of(node.All);
    }

    private CelValue Binary(BinaryNode node, Frame? frame)
    {
        CelValue left = Evaluate(node.Left, frame);
        if (left is ErrorValue)
            return left;
        CelValue right = Evaluate(node.Right, frame);
        if (right is ErrorValue)
            return right;
        return node.Operator switch
        {
            "==" => CelBool.Of(Equality.Same(left, right, context)),
            "!=" => CelBool.Of(!Equality.Same(left, right, context)),
            "in" => Membership.Contains(right, left, context),
            "<" or "<=" or ">" or ">=" => Ordering.Relate(node.Operator, left, right, context),
            _ => Arithmetic.Apply(node.Operator[0], left, right, context),
        };
    }

    private CelValue Call(CallNode node, Frame? frame)
    {
        if (node.Function is null)
            return new ErrorValue(CelErrorCodes.UnknownFunction, $"there is no function '{node.Name}'{FunctionTable.Suggest(node.Name)}");
        var arguments = new CelValue[node.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            CelValue value = Evaluate(node.Arguments[i], frame);
            if (value is ErrorValue)
                return value;
            arguments[i] = value;
        }

        return node.Function.Body(arguments, context);
    }
}
