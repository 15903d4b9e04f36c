using System.Globalization;
using System.Text;

namespace Cadre.Crdt;

/// <summary>
/// JSON between text and <see cref="Any"/>, as JavaScript's JSON does it: unpaired surrogate escapes are allowed,
/// numbers print in JavaScript's notation.
/// </summary>
internal static class JsonText
{
    public static bool TryParse(string json, int maxDepth, out Any value)
    {
        var parser = new JsonParser(json, maxDepth);
        return parser.TryParse(out value);
    }

    public static string Print(Any value)
    {
        var output = new StringBuilder();
        Print(output, value);
        return output.ToString();
    }

    public static string PrintNumber(double number)
    {
        if (!double.IsFinite(number)) return "null";
        if (number == 0) return "0";
        if (Math.Abs(number) < 1e15 && Math.Floor(number) == number) return ((long)number).ToString(CultureInfo.InvariantCulture);
        var (digits, exponent) = Scientific(number.ToString("R", CultureInfo.InvariantCulture));
        var sign = number < 0 ? "-" : string.Empty;
        return exponent switch
        {
            >= 21 or < -6 => sign + digits[..1] + (digits.Length > 1 ? "." + digits[1..] : string.Empty) + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture),
            >= 0 => sign + (digits.Length > exponent + 1 ? digits[..(exponent + 1)] + "." + digits[(exponent + 1)..] : digits.PadRight(exponent + 1, '0')),
            _ => sign + "0." + new string('0', -exponent - 1) + digits,
        };
    }

    /// <summary>The significant digits of a printed number, and the power of ten of the first of them.</summary>
    private static (string Digits, int Exponent) Scientific(string printed)
    {
        var parts = printed.TrimStart('-').Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var all = parts[0].Replace(".", string.Empty, StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        exponent += (point < 0 ? all.Length : point) - 1 - (all.Length - digits.Length);
        return (digits.TrimEnd('0'), exponent);
    }

    private static void Print(StringBuilder output, Any value)
    {
        switch (value.Kind)
        {
            case AnyKind.Boolean: output.Append(value.Boolean == true ? "true" : "false"); break;
            case AnyKind.Number: output.Append(PrintNumber(value.Number.GetValueOrDefault())); break;
            case AnyKind.BigInt: output.Append(value.BigInt.GetValueOrDefault()); break;
            case AnyKind.String: PrintString(output, value.Text); break;
            case AnyKind.Bytes: PrintBytes(output, value.Bytes ?? []); break;
            case AnyKind.List: PrintList(output, value.List ?? []); break;
            case AnyKind.Map when value.Map is { } map: PrintMap(output, map); break;
            case AnyKind.Shared when value.Shared is { } shared: Print(output, shared.ToAny()); break;
            default: output.Append("null"); break;
        }
    }

    private static void PrintList(StringBuilder output, IReadOnlyList<Any> items)
    {
        output.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) output.Append(',');
            Print(output, items[i]);
        }

        output.Append(']');
    }

    private static void PrintMap(StringBuilder output, IReadOnlyDictionary<string, Any> map)
    {
        output.Append('{');
        var first = true;
        foreach (var (key, item) in map)
        {
            if (item.Kind == AnyKind.Undefined) continue;
            if (!first) output.Append(',');
            first = false;
            PrintString(output, key);
            output.Append(':');
            Print(output, item);
        }

        output.Append('}');
    }

    // A Uint8Array prints as an object of its indices.
    private static void PrintBytes(StringBuilder output, byte[] bytes)
    {
        output.Append('{');
        for (var i = 0; i < bytes.Length; i++)
            output.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : string.Empty)}\"{i}\":{bytes[i]}");
        output.Append('}');
    }

    private static void PrintString(StringBuilder output, ReadOnlySpan<char> text)
    {
        output.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"': output.Append("\\\""); break;
                case '\\': output.Append("\\\\"); break;
                case '\n': output.Append("\\n"); break;
                case '\r': output.Append("\\r"); break;
                case '\t': output.Append("\\t"); break;
                case '\b': output.Append("\\b"); break;
                case '\f': output.Append("\\f"); break;
                default:
                    var paired = !char.IsSurrogate(c)
                        || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                        || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]));
                    if (c < ' ' || !paired) output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    else output.Append(c);
                    break;
            }
        }

        output.Append('"');
    }
}
