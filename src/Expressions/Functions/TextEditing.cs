using System.Text;
using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>Making new text of text.</summary>
internal static class TextEditing
{
    // White space as the Unicode standard defines it, which is what trim removes.
    private const string Space = "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    public static readonly CelFunction[] All =
    [
        Define.Member("lowerAscii", 0, 0, (a, c) => Each("lowerAscii", a, c, text => Ascii(text, char.IsAsciiLetterUpper))),
        Define.Member("upperAscii", 0, 0, (a, c) => Each("upperAscii", a, c, text => Ascii(text, char.IsAsciiLetterLower))),
        Define.Member("trim", 0, 0, (a, c) => Each("trim", a, c, text => text.Trim(Space.ToCharArray()))),
        Define.Member("reverse", 0, 0, Reverse),
        Define.Member("replace", 2, 3, Replace),
        Define.Member("split", 1, 2, Split),
        Define.Member("join", 0, 1, Join),
        Define.Member("format", 1, 1, Formatting.Format),
        Define.Global("strings.quote", 1, 1, Quote),
    ];

    private static CelValue Each(string name, CelValue[] arguments, EvaluationContext context, Func<string, string> edit)
    {
        if (arguments[0] is not CelString text)
            return ErrorValue.NoOverload(name, arguments);
        return context.AllowText(text.Value.Length) ? new CelString(edit(text.Value)) : CelNull.Instance;
    }

    // Upper and lower case of an ASCII letter differ in one bit.
    private static string Ascii(string text, Func<char, bool> flips) => string.Create(text.Length, (text, flips), static (span, state) =>
    {
        for (int i = 0; i < span.Length; i++)
            span[i] = state.flips(state.text[i]) ? (char)(state.text[i] ^ 0x20) : state.text[i];
    });

    private static CelValue Reverse(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments[0] is CelList list)
            return context.AllowElements(list.Items.Length) ? new CelList([.. list.Items.Reverse()]) : CelNull.Instance;
        return Each("reverse", arguments, context, text => string.Concat(text.EnumerateRunes().Reverse().Select(r => r.ToString())));
    }

    private static CelValue Replace(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments is not [CelString text, CelString old, CelString replacement, ..] || Define.Int(arguments, 3, -1) is not { } most)
            return ErrorValue.NoOverload("replace", arguments);
        if (!context.ChargeText(text.Value.Length))
            return CelNull.Instance;
        var result = new StringBuilder();
        string source = text.Value;
        int at = 0, next = 0;
        for (long done = 0; most < 0 || done < most; done++)
        {
            int found = next <= source.Length ? source.IndexOf(old.Value, next, StringComparison.Ordinal) : -1;
            if (found < 0)
                break;
            if (!context.AllowGrowth(result.Length, (long)(found - at) + replacement.Value.Length))
                return CelNull.Instance;
            result.Append(source, at, found - at).Append(replacement.Value);
            at = found + old.Value.Length;
            next = old.Value.Length > 0 ? at : found + (found < source.Length ? CodePoints.Width(source, found) : 1);
        }

        result.Append(source, at, source.Length - at);
        return context.AllowText(result.Length) ? new CelString(result.ToString()) : CelNull.Instance;
    }

    private static CelValue Split(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments is not [CelString text, CelString separator, ..] || Define.Int(arguments, 2, -1) is not { } most)
            return ErrorValue.NoOverload("split", arguments);
        if (most == 0)
            return CelList.Empty;
        if (!context.ChargeText(text.Value.Length))
            return CelNull.Instance;
        string[] parts;
        if (separator.Value.Length > 0)
            parts = text.Value.Split(separator.Value, most < 0 ? int.MaxValue : (int)Math.Min(most, int.MaxValue), StringSplitOptions.None);
        else
        {
            parts = [.. text.Value.EnumerateRunes().Select(r => r.ToString())];
            if (most > 0 && parts.Length > most)
                parts = [.. parts.Take((int)most - 1), string.Concat(parts.Skip((int)most - 1))];
        }

        return context.AllowElements(parts.Length) ? new CelList([.. parts.Select(p => new CelString(p))]) : CelNull.Instance;
    }

    private static CelValue Join(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments[0] is not CelList list || (arguments.Length == 2 && arguments[1] is not CelString))
            return ErrorValue.NoOverload("join", arguments);
        string separator = arguments.Length == 2 ? arguments[1].AsString ?? "" : "";
        long length = 0;
        foreach (CelValue item in list.Items)
        {
            if (item is not CelString part)
                return ErrorValue.NoOverload("join", list, item);
            length += part.Value.Length + separator.Length;
            if (!context.Charge(1))
                return CelNull.Instance;
        }

        return context.AllowText(length) ? new CelString(string.Join(separator, list.Items.Select(i => i.AsString))) : CelNull.Instance;
    }

    private static CelValue Quote(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments[0] is not CelString text)
            return ErrorValue.NoOverload("strings.quote", arguments);
        if (!context.AllowText(2 * (long)text.Value.Length))
            return CelNull.Instance;
        var quoted = new StringBuilder("\"");
        foreach (char c in text.Value)
        {
            int escape = "\a\b\f\n\r\t\v\\\"".IndexOf(c, StringComparison.Ordinal);
            if (escape < 0)
                quoted.Append(c);
            else
                quoted.Append('\\').Append("abfnrtv\\\""[escape]);
        }

        return new CelString(quoted.Append('"').ToString());
    }
}
