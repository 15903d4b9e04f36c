using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>Bit operations on two ints or two uints.</summary>
internal static class BitFunctions
{
    public static readonly CelFunction[] All =
    [
        Pair("math.bitAnd", (a, b) => a & b),
        Pair("math.bitOr", (a, b) => a | b),
        Pair("math.bitXor", (a, b) => a ^ b),
        Define.Global("math.bitNot", 1, 1, Not),
        Define.Global("math.bitShiftLeft", 2, 2, (a, c) => Shift("math.bitShiftLeft", a, (bits, n) => bits << n)),
        Define.Global("math.bitShiftRight", 2, 2, (a, c) => Shift("math.bitShiftRight", a, (bits, n) => bits >> n)),
    ];

    private static CelFunction Pair(string name, Func<ulong, ulong, ulong> combine) => Define.Global(name, 2, 2, (arguments, _) => arguments switch
    {
        [CelInt a, CelInt b] => new CelInt(unchecked((long)combine((ulong)a.Value, (ulong)b.Value))),
        [CelUint a, CelUint b] => new CelUint(combine(a.Value, b.Value)),
        _ => ErrorValue.NoOverload(name, arguments),
    });

    private static CelValue Not(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelInt i => new CelInt(~i.Value),
        CelUint u => new CelUint(~u.Value),
        _ => ErrorValue.NoOverload("math.bitNot", arguments),
    };

    // Shifting fills with zero bits, also for negative ints; shifting by 64 or more leaves nothing.
    private static CelValue Shift(string name, CelValue[] arguments, Func<ulong, int, ulong> shift)
    {
        if (arguments is not [CelInt or CelUint, CelInt count])
            return ErrorValue.NoOverload(name, arguments);
        if (count.Value < 0)
            return ErrorValue.Invalid($"{name} needs a count of zero or more");
        if (arguments[0] is CelUint unsigned)
            return new CelUint(count.Value > 63 ? 0 : shift(unsigned.Value, (int)count.Value));
        return arguments[0] is CelInt signed
            ? new CelInt(count.Value > 63 ? 0 : unchecked((long)shift((ulong)signed.Value, (int)count.Value)))
            : ErrorValue.NoOverload(name, arguments);
    }
}
