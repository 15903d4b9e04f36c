using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>Lists regarded as sets.</summary>
internal static class SetFunctions
{
    public static readonly CelFunction[] All =
    [
        Pair("sets.contains", (a, b, c) => Within(b, a, c)),
        Pair("sets.equivalent", (a, b, c) => Within(a, b, c) && Within(b, a, c)),
        Pair("sets.intersects", (a, b, c) => Array.Exists(a.Items, item => Has(b, item, c))),
    ];

    private static CelFunction Pair(string name, Func<CelList, CelList, EvaluationContext, bool> test) => Define.Global(name, 2, 2, (arguments, context) =>
        arguments is [CelList a, CelList b] ? CelBool.Of(test(a, b, context)) : ErrorValue.NoOverload(name, arguments));

    private static bool Within(CelList part, CelList whole, EvaluationContext context) => Array.TrueForAll(part.Items, item => Has(whole, item, context));

    private static bool Has(CelList list, CelValue item, EvaluationContext context) =>
        context.Fault is null && Membership.Contains(list, item, context) is CelBool { Value: true };
}
