using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>Lists: flatten, distinct, sort, slice, range.</summary>
internal static class ListFunctions
{
    private const long DeepestFlatten = 64;

    public static readonly CelFunction[] All =
    [
        Define.Member("flatten", 0, 1, Flatten),
        Define.Member("distinct", 0, 0, Distinct),
        Define.Member("sort", 0, 0, Sort),
        Define.Member("slice", 2, 2, Slice),
        Define.Global("lists.range", 1, 1, Range),
    ];

    private static CelValue Flatten(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments[0] is not CelList list || Define.Int(arguments, 1, 1) is not { } depth)
            return ErrorValue.NoOverload("flatten", arguments);
        if (depth < 0)
            return ErrorValue.Invalid("flatten needs a depth of zero or more");
        var items = new List<CelValue>();
        Flatten(list, Math.Min(depth, DeepestFlatten), items, context);
        return new CelList([.. items]);
    }

    private static void Flatten(CelList list, long depth, List<CelValue> items, EvaluationContext context)
    {
        foreach (CelValue item in list.Items)
        {
            if (!context.AllowElement(items.Count + 1))
                return;
            if (depth > 0 && item is CelList inner)
                Flatten(inner, depth - 1, items, context);
            else
                items.Add(item);
        }
    }

    private static CelValue Distinct(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments[0] is not CelList list)
            return ErrorValue.NoOverload("distinct", arguments);
        var keys = new HashSet<MapKey>();
        var items = new List<CelValue>();
        var keyless = new List<CelValue>();
        foreach (CelValue item in list.Items)
        {
            if (!context.AllowElement(items.Count + 1))
                break;
            bool isNew = MapKey.Of(item) is { } key ? keys.Add(key) : !keyless.Exists(k => Equality.Same(k, item, context));
            if (!isNew)
                continue;
            items.Add(item);
            if (MapKey.Of(item) is null)
                keyless.Add(item);
        }

        return new CelList([.. items]);
    }

    private static CelValue Sort(CelValue[] arguments, EvaluationContext context) =>
        arguments[0] is CelList list ? Sorting.Sort(list.Items, list.Items, context) : ErrorValue.NoOverload("sort", arguments);

    private static CelValue Slice(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments is not [CelList list, CelInt from, CelInt to])
            return ErrorValue.NoOverload("slice", arguments);
        if (from.Value < 0 || to.Value < from.Value || to.Value > list.Items.Length)
            return new ErrorValue(CelErrorCodes.IndexOutOfRange, $"slice({from.Value}, {to.Value}) is outside a list of {list.Items.Length}; use math.least(n, size(list))");
        return context.AllowElements(to.Value - from.Value) ? new CelList(list.Items[(int)from.Value..(int)to.Value]) : CelNull.Instance;
    }

    private static CelValue Range(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments[0] is not CelInt count)
            return ErrorValue.NoOverload("lists.range", arguments);
        if (count.Value < 0)
            return ErrorValue.Invalid("lists.range needs a count of zero or more");
        return context.AllowElements(count.Value)
            ? new CelList([.. Enumerable.Range(0, (int)count.Value).Select(i => (CelValue)new CelInt(i))])
            : CelNull.Instance;
    }
}
