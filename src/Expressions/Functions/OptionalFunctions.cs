using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>Values that may be absent.</summary>
internal static class OptionalFunctions
{
    public static readonly CelFunction[] All =
    [
        Define.Global("optional.of", 1, 1, (a, _) => new CelOptional(a[0])),
        Define.Global("optional.ofNonZeroValue", 1, 1, (a, _) => IsZero(a[0]) ? CelOptional.None : new CelOptional(a[0])),
        Define.Global("optional.none", 0, 0, (_, _) => CelOptional.None),
        Define.Member("hasValue", 0, 0, (a, _) => a[0] is CelOptional o ? CelBool.Of(o.Value is not null) : ErrorValue.NoOverload("hasValue", a)),
        Define.Member("value", 0, 0, Value),
        Define.Member("or", 1, 1, Or),
        Define.Member("orValue", 1, 1, (a, _) => a[0] is CelOptional o ? o.Value ?? a[1] : ErrorValue.NoOverload("orValue", a)),
    ];

    private static CelValue Value(CelValue[] arguments, EvaluationContext context) => arguments[0] is CelOptional optional
        ? optional.Value ?? ErrorValue.Invalid("the optional has no value; use orValue(…) or test hasValue()")
        : ErrorValue.NoOverload("value", arguments);

    private static CelValue Or(CelValue[] arguments, EvaluationContext context) => arguments is [CelOptional first, CelOptional second]
        ? first.Value is null ? second : first
        : ErrorValue.NoOverload("or", arguments);

    private static bool IsZero(CelValue value) => value switch
    {
        CelNull => true,
        CelBool b => !b.Value,
        CelInt i => i.Value == 0,
        CelUint u => u.Value == 0,
        CelDouble d => d.Value == 0,
        CelString s => s.Value.Length == 0,
        CelBytes b => b.Value.Length == 0,
        CelList l => l.Items.Length == 0,
        CelMap m => m.Entries.Length == 0,
        CelDuration d => d.Nanos == 0,
        CelTimestamp t => t.Nanos == 0,
        CelOptional o => o.Value is null,
        _ => false,
    };
}
