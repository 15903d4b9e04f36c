using System.Text;
using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>The member function format: %s %d %f %e %b %o %x %X %%, with a precision for %f and %e.</summary>
internal static class Formatting
{
    private const int MostDigits = 100;

    public static CelValue Format(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments is not [CelString text, CelList list])
            return ErrorValue.NoOverload("format", arguments);
        string pattern = text.Value;
        var result = new StringBuilder();
        int next = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (!context.AllowGrowth(result.Length, 1))
                return CelNull.Instance;
            if (pattern[i] != '%')
            {
                result.Append(pattern[i]);
                continue;
            }

            if (++i < pattern.Length && pattern[i] == '%')
            {
                result.Append('%');
                continue;
            }

            int? precision = Precision(pattern, ref i);
            if (i >= pattern.Length || precision > MostDigits)
                return ErrorValue.Invalid("a format clause is incomplete or too precise; write %s, %d or %.2f, and %% for a percent sign");
            if (next >= list.Items.Length)
                return ErrorValue.Invalid("format has more clauses than values; add values to the list");
            CelValue item = list.Items[next++];
            CelValue piece = Clause(pattern[i], precision, item, context);
            if (piece is not CelString shown)
                return piece;
            if (!context.AllowGrowth(result.Length, shown.Value.Length))
                return CelNull.Instance;
            result.Append(shown.Value);
        }

        return new CelString(result.ToString());
    }

    private static int? Precision(string pattern, ref int at)
    {
        if (at >= pattern.Length || pattern[at] != '.')
            return null;
        int value = 0;
        for (at++; at < pattern.Length && char.IsAsciiDigit(pattern[at]); at++)
            value = Math.Min((value * 10) + (pattern[at] - '0'), MostDigits + 1);
        return value;
    }

    private static CelValue Clause(char kind, int? precision, CelValue value, EvaluationContext context)
    {
        if (kind == 's')
            return ValueText.Of(value, context);
        string? text = kind switch
        {
            'd' => value is CelInt or CelUint ? ConversionFunctions.Scalar(value) : value is CelDouble d && !double.IsFinite(d.Value) ? ConversionFunctions.Double(d.Value) : null,
            'f' => Number(value) is { } number ? DecimalText.Fixed(number, precision ?? 6) : null,
            'e' => Number(value) is { } number ? DecimalText.Exponent(number, precision ?? 6) : null,
            'b' => value is CelBool flag ? (flag.Value ? "1" : "0") : Radix(value, 2),
            'o' => Radix(value, 8),
            'x' => Hex(value, context),
            'X' => Hex(value, context)?.ToUpperInvariant(),
            _ => null,
        };
        return text is null ? ErrorValue.Invalid($"format cannot show a {value.TypeName} as %{kind}; use %s") : new CelString(text);
    }

    private static double? Number(CelValue value) => value switch
    {
        CelDouble d => d.Value,
        CelInt i => i.Value,
        CelUint u => u.Value,
        _ => null,
    };

    private static string? Radix(CelValue value, int radix)
    {
        if (value is not (CelInt or CelUint))
            return null;
        bool negative = value is CelInt { Value: < 0 };
        ulong rest = value switch
        {
            CelUint u => u.Value,
            CelInt i => negative ? unchecked((ulong)-i.Value) : (ulong)i.Value,
            _ => 0,
        };
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, "0123456789abcdef"[(int)(rest % (ulong)radix)]);
            rest /= (ulong)radix;
        }
        while (rest > 0);
        return negative ? "-" + digits : digits.ToString();
    }

    private static string? Hex(CelValue value, EvaluationContext context)
    {
        byte[]? bytes = value switch
        {
            CelString s when context.AllowText(2 * (long)s.Value.Length) => Encoding.UTF8.GetBytes(s.Value),
            CelBytes b when context.AllowText(2 * (long)b.Value.Length) => b.Value,
            _ => null,
        };
        return bytes is null ? Radix(value, 16) : Convert.ToHexStringLower(bytes);
    }
}
