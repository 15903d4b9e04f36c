namespace Cadre.Expressions.Evaluation;

/// <summary>Stable sorting by keys of one comparable type.</summary>
internal static class Sorting
{
    public static CelValue Sort(CelValue[] items, CelValue[] keys, EvaluationContext context)
    {
        foreach (CelValue key in keys)
        {
            if (!Ordering.Comparable(keys[0], key))
                return ErrorValue.NoOverload("sort", keys[0], key);
        }

        // Merge sort makes at most n·log2(n) comparisons; that many are paid for before it starts.
        if (!context.AllowElements(items.Length) || !context.Charge(items.Length * (long)Math.Ceiling(Math.Log2(items.Length + 1))))
            return CelNull.Instance;
        int[] order = [.. Enumerable.Range(0, items.Length).OrderBy(i => keys[i], Comparer<CelValue>.Create((a, b) => Order(a, b, context)))];
        return new CelList([.. order.Select(i => items[i])]);
    }

    // NaN sorts before every number, so that the order is total.
    private static int Order(CelValue left, CelValue right, EvaluationContext context)
    {
        if (context.Fault is not null)
            return 0;
        return Ordering.Compare(left, right, context) ?? IsNan(right).CompareTo(IsNan(left));
    }

    private static bool IsNan(CelValue value) => value is CelDouble { Value: double.NaN };
}
