using System.Globalization;
using System.Text;
using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>Conversions between types, and <c>type</c> and <c>dyn</c>.</summary>
internal static class ConversionFunctions
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static readonly CelFunction[] All =
    [
        Define.Global("int", 1, 1, ToInt),
        Define.Global("uint", 1, 1, ToUint),
        Define.Global("double", 1, 1, ToDouble),
        Define.Global("string", 1, 1, (a, c) => ToText(a[0], c)),
        Define.Global("bytes", 1, 1, ToBytes),
        Define.Global("bool", 1, 1, ToBool),
        Define.Global("timestamp", 1, 1, ToTimestamp),
        Define.Global("duration", 1, 1, ToDuration),
        Define.Global("type", 1, 1, (a, _) => CelType.Of(a[0])),
        Define.Global("dyn", 1, 1, (a, _) => a[0]),
    ];

    public static CelValue ToText(CelValue value, EvaluationContext context)
    {
        switch (value)
        {
            case CelString:
                return value;
            case CelBytes b:
                if (!context.AllowText(b.Value.Length))
                    return CelNull.Instance;
                try
                {
                    return new CelString(StrictUtf8.GetString(b.Value));
                }
                catch (DecoderFallbackException)
                {
                    return ErrorValue.Invalid("the bytes are not UTF-8 text; use base64.encode");
                }

            default:
                return Scalar(value) is { } text ? new CelString(text) : ErrorValue.NoOverload("string", value);
        }
    }

    /// <summary>The text of a number, bool, timestamp, duration; null for other types.</summary>
    public static string? Scalar(CelValue value) => value switch
    {
        CelInt i => i.Value.ToString(CultureInfo.InvariantCulture),
        CelUint u => u.Value.ToString(CultureInfo.InvariantCulture),
        CelDouble d => Double(d.Value),
        CelBool b => b.Value ? "true" : "false",
        CelTimestamp t => t.ToString(),
        CelDuration d => d.ToString(),
        _ => null,
    };

    public static string Double(double value) =>
        double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    private static CelValue ToInt(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelInt i => i,
        CelUint u => u.Value <= long.MaxValue ? new CelInt((long)u.Value) : ErrorValue.Overflow("the int made of a uint"),
        CelDouble d => d.Value is > -9223372036854775808.0 and < 9223372036854775807.0
            ? new CelInt((long)d.Value)
            : ErrorValue.Overflow("the int made of a double"),
        CelTimestamp t => new CelInt(t.Seconds),
        CelDuration d => new CelInt((long)(d.Nanos / 1_000_000_000)),
        CelString s => long.TryParse(Short(s), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? new CelInt(value)
            : ErrorValue.Invalid("the text is not a whole number in range; test it with matches('^-?[0-9]+$')"),
        var other => ErrorValue.NoOverload("int", other),
    };

    private static CelValue ToUint(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelUint u => u,
        CelInt i => i.Value >= 0 ? new CelUint((ulong)i.Value) : ErrorValue.Overflow("the uint made of a negative int"),
        CelDouble d => d.Value is > -1 and < 18446744073709551615.0 ? new CelUint((ulong)d.Value) : ErrorValue.Overflow("the uint made of a double"),
        CelString s => ulong.TryParse(Short(s), NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
            ? new CelUint(value)
            : ErrorValue.Invalid("the text is not a whole number in range; test it with matches('^[0-9]+$')"),
        var other => ErrorValue.NoOverload("uint", other),
    };

    private static CelValue ToDouble(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelDouble d => d,
        CelInt i => new CelDouble(i.Value),
        CelUint u => new CelDouble(u.Value),
        CelString s => double.TryParse(Named(s.Value), NumberStyles.Float & ~(NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite), CultureInfo.InvariantCulture, out double value)
            ? new CelDouble(value)
            : ErrorValue.Invalid("the text is not a number; write it as '1.5' or '2e10'"),
        var other => ErrorValue.NoOverload("double", other),
    };

    private static string Named(string text) => text switch
    {
        "Inf" or "+Inf" => "Infinity",
        "-Inf" => "-Infinity",
        _ => text.Length <= 400 ? text : "",
    };

    private static string Short(CelString text) => text.Value.Length <= 400 ? text.Value : "";

    private static CelValue ToBytes(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelBytes b => b,
        CelString s => context.AllowText(s.Value.Length) ? new CelBytes(Encoding.UTF8.GetBytes(s.Value)) : CelNull.Instance,
        var other => ErrorValue.NoOverload("bytes", other),
    };

    private static CelValue ToBool(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelBool b => b,
        CelString { Value: "1" or "t" or "true" or "TRUE" or "True" } => CelBool.True,
        CelString { Value: "0" or "f" or "false" or "FALSE" or "False" } => CelBool.False,
        CelString => ErrorValue.Invalid("the text is not a bool; write 'true' or 'false'"),
        var other => ErrorValue.NoOverload("bool", other),
    };

    private static CelValue ToTimestamp(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelTimestamp t => t,
        CelString s => CelTimestamp.Parse(s.Value),
        CelInt i => CelTimestamp.FromNanos((Int128)i.Value * 1_000_000_000),
        var other => ErrorValue.NoOverload("timestamp", other),
    };

    private static CelValue ToDuration(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelDuration d => d,
        CelString s => CelDuration.Parse(s.Value),
        CelInt i => CelDuration.FromNanos((Int128)i.Value * 1_000_000_000),
        var other => ErrorValue.NoOverload("duration", other),
    };
}
