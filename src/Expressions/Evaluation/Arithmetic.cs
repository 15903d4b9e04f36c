namespace Cadre.Expressions.Evaluation;

/// <summary>The operators + - * / %. Whole numbers that leave their range are errors; doubles follow IEEE 754.</summary>
internal static class Arithmetic
{
    public static CelValue Apply(char symbol, CelValue left, CelValue right, EvaluationContext context)
    {
        CelValue? result = (left, right) switch
        {
            (CelInt a, CelInt b) => Ints(symbol, a.Value, b.Value),
            (CelDouble a, CelDouble b) => Doubles(symbol, a.Value, b.Value),
            (CelUint a, CelUint b) => Uints(symbol, a.Value, b.Value),
            _ when symbol == '+' => Add(left, right, context),
            (CelTimestamp a, CelTimestamp b) when symbol == '-' => CelDuration.FromNanos(a.Nanos - b.Nanos),
            (CelTimestamp a, CelDuration b) when symbol == '-' => CelTimestamp.FromNanos(a.Nanos - b.Nanos),
            (CelDuration a, CelDuration b) when symbol == '-' => CelDuration.FromNanos(a.Nanos - b.Nanos),
            _ => null,
        };
        return result ?? ErrorValue.NoOverload(symbol.ToString(), left, right);
    }

    private static CelValue? Add(CelValue left, CelValue right, EvaluationContext context) => (left, right) switch
    {
        (CelString a, CelString b) => context.AllowText((long)a.Value.Length + b.Value.Length) ? new CelString(a.Value + b.Value) : CelNull.Instance,
        (CelBytes a, CelBytes b) => context.AllowText((long)a.Value.Length + b.Value.Length) ? new CelBytes([.. a.Value, .. b.Value]) : CelNull.Instance,
        (CelList a, CelList b) => context.AllowElements((long)a.Items.Length + b.Items.Length) ? new CelList([.. a.Items, .. b.Items]) : CelNull.Instance,
        (CelTimestamp a, CelDuration b) => CelTimestamp.FromNanos(a.Nanos + b.Nanos),
        (CelDuration a, CelTimestamp b) => CelTimestamp.FromNanos(a.Nanos + b.Nanos),
        (CelDuration a, CelDuration b) => CelDuration.FromNanos(a.Nanos + b.Nanos),
        _ => null,
    };

    private static CelValue? Ints(char symbol, long a, long b)
    {
        if (symbol is '/' or '%' && b == 0)
            return ByZero(symbol);
        Int128 result = symbol switch
        {
            '+' => (Int128)a + b,
            '-' => (Int128)a - b,
            '*' => (Int128)a * b,
            '/' => (Int128)a / b,
            _ => (Int128)a % b,
        };
        return result > long.MaxValue || result < long.MinValue ? ErrorValue.Overflow($"the result of int {symbol} int") : new CelInt((long)result);
    }

    private static CelValue? Uints(char symbol, ulong a, ulong b)
    {
        if (symbol is '/' or '%' && b == 0)
            return ByZero(symbol);
        Int128 result = symbol switch
        {
            '+' => (Int128)a + b,
            '-' => (Int128)a - b,
            '*' => a != 0 && b > ulong.MaxValue / a ? -1 : a * b,
            '/' => a / b,
            _ => a % b,
        };
        return result > ulong.MaxValue || result < 0 ? ErrorValue.Overflow($"the result of uint {symbol} uint") : new CelUint((ulong)result);
    }

    private static CelDouble? Doubles(char symbol, double a, double b) => symbol switch
    {
        '+' => new CelDouble(a + b),
        '-' => new CelDouble(a - b),
        '*' => new CelDouble(a * b),
        '/' => new CelDouble(a / b),
        _ => null,
    };

    private static ErrorValue ByZero(char symbol) => symbol == '/'
        ? new(CelErrorCodes.DivideByZero, "division by zero; test the divisor first, as in n == 0 ? 0 : m / n")
        : new(CelErrorCodes.DivideByZero, "modulus by zero; test the divisor first, as in n == 0 ? 0 : m % n");
}
