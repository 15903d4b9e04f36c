using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>The functions of the math namespace on numbers.</summary>
internal static class MathFunctions
{
    public static readonly CelFunction[] All =
    [
        Define.Global("math.greatest", 1, int.MaxValue, (a, c) => Extreme("math.greatest", a, 1, c)),
        Define.Global("math.least", 1, int.MaxValue, (a, c) => Extreme("math.least", a, -1, c)),
        OnDouble("math.ceil", d => new CelDouble(Math.Ceiling(d))),
        OnDouble("math.floor", d => new CelDouble(Math.Floor(d))),
        OnDouble("math.round", d => new CelDouble(Math.Round(d, MidpointRounding.AwayFromZero))),
        OnDouble("math.trunc", d => new CelDouble(Math.Truncate(d))),
        OnDouble("math.isNaN", d => CelBool.Of(double.IsNaN(d))),
        OnDouble("math.isInf", d => CelBool.Of(double.IsInfinity(d))),
        OnDouble("math.isFinite", d => CelBool.Of(double.IsFinite(d))),
        Define.Global("math.abs", 1, 1, Abs),
        Define.Global("math.sign", 1, 1, Sign),
        Define.Global("math.sqrt", 1, 1, Sqrt),
    ];

    private static CelFunction OnDouble(string name, Func<double, CelValue> body) =>
        Define.Global(name, 1, 1, (a, _) => a[0] is CelDouble d ? body(d.Value) : ErrorValue.NoOverload(name, a));

    private static CelValue Extreme(string name, CelValue[] arguments, int direction, EvaluationContext context)
    {
        CelValue[] items = arguments is [CelList list] ? list.Items : arguments;
        if (items.Length == 0)
            return ErrorValue.Invalid($"{name} needs at least one number; test the list with size(list) > 0");
        if (!context.Charge(items.Length))
            return CelNull.Instance;
        CelValue best = items[0];
        foreach (CelValue item in items)
        {
            if (!Ordering.IsNumber(item))
                return ErrorValue.NoOverload(name, arguments);
            if (Ordering.Numbers(item, best) is { } order && order * direction > 0)
                best = item;
        }

        return best;
    }

    private static CelValue Abs(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelInt { Value: long.MinValue } => ErrorValue.Overflow("the absolute value"),
        CelInt i => new CelInt(Math.Abs(i.Value)),
        CelUint u => u,
        CelDouble d => new CelDouble(Math.Abs(d.Value)),
        _ => ErrorValue.NoOverload("math.abs", arguments),
    };

    private static CelValue Sign(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelInt i => new CelInt(Math.Sign(i.Value)),
        CelUint u => new CelUint(u.Value == 0 ? 0UL : 1UL),
        CelDouble d => new CelDouble(double.IsNaN(d.Value) ? double.NaN : Math.Sign(d.Value)),
        _ => ErrorValue.NoOverload("math.sign", arguments),
    };

    private static CelValue Sqrt(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelInt i => new CelDouble(Math.Sqrt(i.Value)),
        CelUint u => new CelDouble(Math.Sqrt(u.Value)),
        CelDouble d => new CelDouble(Math.Sqrt(d.Value)),
        _ => ErrorValue.NoOverload("math.sqrt", arguments),
    };
}
