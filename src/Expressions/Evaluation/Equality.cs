namespace Cadre.Expressions.Evaluation;

/// <summary>Equality of any two values: numbers by value across their types, other types only with their own.</summary>
internal static class Equality
{
    private const int Deepest = 256;

    public static bool Same(CelValue left, CelValue right, EvaluationContext context, int depth = 0)
    {
        if (!context.Charge(1))
            return false;
        if (depth > Deepest)
        {
            context.FailDeep();
            return false;
        }

        return (left, right) switch
        {
            (CelString a, CelString b) => a.Value.Length == b.Value.Length && context.ChargeText(a.Value.Length) && a.Value == b.Value,
            (CelInt or CelUint or CelDouble, CelInt or CelUint or CelDouble) => Ordering.Numbers(left, right) == 0,
            (CelBool a, CelBool b) => a.Value == b.Value,
            (CelNull, CelNull) => true,
            (CelBytes a, CelBytes b) => context.ChargeText(a.Value.Length) && a.Value.AsSpan().SequenceEqual(b.Value),
            (CelList a, CelList b) => SameLists(a.Items, b.Items, context, depth),
            (CelMap a, CelMap b) => SameMaps(a, b, context, depth),
            (CelTimestamp a, CelTimestamp b) => a.Nanos == b.Nanos,
            (CelDuration a, CelDuration b) => a.Nanos == b.Nanos,
            (CelType a, CelType b) => a.Name == b.Name,
            (CelOptional a, CelOptional b) => a.Value is null || b.Value is null
                ? a.Value is null && b.Value is null
                : Same(a.Value, b.Value, context, depth + 1),
            _ => false,
        };
    }

    private static bool SameLists(CelValue[] left, CelValue[] right, EvaluationContext context, int depth)
    {
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (!Same(left[i], right[i], context, depth + 1))
                return false;
        }

        return true;
    }

    private static bool SameMaps(CelMap left, CelMap right, EvaluationContext context, int depth)
    {
        if (left.Entries.Length != right.Entries.Length)
            return false;
        foreach ((CelValue key, CelValue value) in left.Entries)
        {
            if (right.Find(key) is not { } other || !Same(value, other, context, depth + 1))
                return false;
        }

        return true;
    }
}
