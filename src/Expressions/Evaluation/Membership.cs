namespace Cadre.Expressions.Evaluation;

/// <summary>The operator <c>in</c>: elements of a list, keys of a map.</summary>
internal static class Membership
{
    public static CelValue Contains(CelValue container, CelValue item, EvaluationContext context)
    {
        if (container is CelMap map)
            return CelBool.Of(map.Find(item) is not null);
        if (container is not CelList list)
            return ErrorValue.NoOverload("in", item, container);
        foreach (CelValue element in list.Items)
        {
            if (Equality.Same(element, item, context))
                return CelBool.True;
            if (context.Fault is not null)
                break;
        }

        return CelBool.False;
    }
}
