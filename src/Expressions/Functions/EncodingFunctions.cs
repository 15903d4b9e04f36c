using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>Base 64, with or without padding when decoding.</summary>
internal static class EncodingFunctions
{
    public static readonly CelFunction[] All =
    [
        Define.Global("base64.encode", 1, 1, Encode),
        Define.Global("base64.decode", 1, 1, Decode),
    ];

    private static CelValue Encode(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments[0] is not CelBytes bytes)
            return ErrorValue.NoOverload("base64.encode", arguments);
        return context.AllowText(((long)bytes.Value.Length * 4 / 3) + 3) ? new CelString(Convert.ToBase64String(bytes.Value)) : CelNull.Instance;
    }

    private static CelValue Decode(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments[0] is not CelString text)
            return ErrorValue.NoOverload("base64.decode", arguments);
        if (!context.AllowText(text.Value.Length))
            return CelNull.Instance;
        string bare = text.Value.TrimEnd('=');
        var buffer = new byte[bare.Length];
        return Convert.TryFromBase64String(bare.PadRight((bare.Length + 3) / 4 * 4, '='), buffer, out int written)
            ? new CelBytes(buffer[..written])
            : ErrorValue.Invalid("the text is not base 64");
    }
}
