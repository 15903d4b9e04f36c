namespace Cadre.Expressions.Evaluation;

/// <summary>Order within a type, and of numbers across their types by value.</summary>
internal static class Ordering
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    public static CelValue Relate(string symbol, CelValue left, CelValue right, EvaluationContext context)
    {
        if (!Comparable(left, right))
            return ErrorValue.NoOverload(symbol, left, right);
        if (Compare(left, right, context) is not { } order)
            return CelBool.False;
        return CelBool.Of(symbol switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        });
    }

    public static bool IsNumber(CelValue value) => value is CelInt or CelUint or CelDouble;

    public static bool Comparable(CelValue left, CelValue right) =>
        (IsNumber(left) && IsNumber(right))
        || (left.GetType() == right.GetType() && left is CelString or CelBool or CelBytes or CelTimestamp or CelDuration);

    /// <summary>Negative, zero or positive; null when there is no order (NaN).</summary>
    public static int? Compare(CelValue left, CelValue right, EvaluationContext context) => (left, right) switch
    {
        (CelString a, CelString b) => context.ChargeText(Math.Min(a.Value.Length, b.Value.Length)) ? ByCodePoint(a.Value, b.Value) : 0,
        (CelBool a, CelBool b) => a.Value.CompareTo(b.Value),
        (CelBytes a, CelBytes b) => context.ChargeText(Math.Min(a.Value.Length, b.Value.Length)) ? a.Value.AsSpan().SequenceCompareTo(b.Value) : 0,
        (CelTimestamp a, CelTimestamp b) => a.Nanos.CompareTo(b.Nanos),
        (CelDuration a, CelDuration b) => a.Nanos.CompareTo(b.Nanos),
        _ => Numbers(left, right),
    };

    public static int? Numbers(CelValue left, CelValue right) => (left, right) switch
    {
        (CelInt a, CelInt b) => a.Value.CompareTo(b.Value),
        (CelUint a, CelUint b) => a.Value.CompareTo(b.Value),
        (CelDouble a, CelDouble b) => double.IsNaN(a.Value) || double.IsNaN(b.Value) ? null : a.Value.CompareTo(b.Value),
        (CelInt a, CelUint b) => a.Value < 0 ? -1 : ((ulong)a.Value).CompareTo(b.Value),
        (CelUint a, CelInt b) => b.Value < 0 ? 1 : a.Value.CompareTo((ulong)b.Value),
        (CelInt a, CelDouble b) => Against(a.Value, -TwoTo63, TwoTo63, b.Value),
        (CelUint a, CelDouble b) => Against(a.Value, 0, TwoTo64, b.Value),
        (CelDouble a, CelInt b) => -Against(b.Value, -TwoTo63, TwoTo63, a.Value),
        (CelDouble a, CelUint b) => -Against(b.Value, 0, TwoTo64, a.Value),
        _ => null,
    };

    // As in the reference implementations: outside the range of the whole type the double decides, inside it both compare as doubles.
    private static int? Against(double whole, double lowest, double highest, double number)
    {
        if (double.IsNaN(number))
            return null;
        if (number > highest)
            return -1;
        return number < lowest ? 1 : whole.CompareTo(number);
    }

    // UTF-16 order differs from code point order only where surrogates meet the characters above them.
    private static int ByCodePoint(string left, string right)
    {
        int at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
            return left.Length.CompareTo(right.Length);
        bool leftHigh = char.IsSurrogate(left[at]), rightHigh = char.IsSurrogate(right[at]);
        return leftHigh == rightHigh ? left[at].CompareTo(right[at]) : leftHigh ? 1 : -1;
    }
}
