using System.Text.RegularExpressions;
using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>Looking into text: size, tests, positions, regular expressions.</summary>
internal static class TextFunctions
{
    public static readonly CelFunction[] All =
    [
        Define.Both("size", Size),
        Define.Member("contains", 1, 1, (a, c) => Test("contains", a, c, (text, part) => text.Contains(part, StringComparison.Ordinal))),
        Define.Member("startsWith", 1, 1, (a, c) => Test("startsWith", a, c, (text, part) => text.StartsWith(part, StringComparison.Ordinal))),
        Define.Member("endsWith", 1, 1, (a, c) => Test("endsWith", a, c, (text, part) => text.EndsWith(part, StringComparison.Ordinal))),
        new CelFunction("matches", new Arity(2, 2), new Arity(1, 1), Matches),
        Define.Member("charAt", 1, 1, CharAt),
        Define.Member("indexOf", 1, 2, IndexOf),
        Define.Member("lastIndexOf", 1, 2, LastIndexOf),
        Define.Member("substring", 1, 2, Substring),
    ];

    private static CelValue Size(CelValue[] arguments, EvaluationContext context) => arguments[0] switch
    {
        CelString s => context.ChargeText(s.Value.Length) ? new CelInt(CodePoints.Count(s.Value)) : CelNull.Instance,
        CelBytes b => new CelInt(b.Value.Length),
        CelList l => new CelInt(l.Items.Length),
        CelMap m => new CelInt(m.Entries.Length),
        var other => ErrorValue.NoOverload("size", other),
    };

    private static CelValue Test(string name, CelValue[] arguments, EvaluationContext context, Func<string, string, bool> test)
    {
        if (arguments is not [CelString text, CelString part])
            return ErrorValue.NoOverload(name, arguments);
        return context.ChargeText(Search(text, part)) ? CelBool.Of(test(text.Value, part.Value)) : CelNull.Instance;
    }

    // A search may look at the pattern again at each position; its worst case is paid for, as far as it is worse than one pass.
    private static long Search(CelString text, CelString part) => text.Value.Length + ((long)text.Value.Length * Math.Min(part.Value.Length, text.Value.Length) / 64);

    private static CelValue Matches(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments is not [CelString text, CelString pattern])
            return ErrorValue.NoOverload("matches", arguments);
        if (!context.ChargeText((long)text.Value.Length * (1 + (pattern.Value.Length / 16))))
            return CelNull.Instance;
        (Regex? regex, ErrorValue? error) = context.Pattern(pattern.Value);
        if (regex is null)
            return error ?? ErrorValue.Invalid("the pattern cannot be used");
        try
        {
            return CelBool.Of(regex.IsMatch(text.Value));
        }
        catch (RegexMatchTimeoutException)
        {
            return new ErrorValue(CelErrorCodes.CostExceeded, "matching took more than a second; simplify the pattern or shorten the text");
        }
    }

    private static CelValue CharAt(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments is not [CelString text, CelInt position])
            return ErrorValue.NoOverload("charAt", arguments);
        if (!context.ChargeText(text.Value.Length))
            return CelNull.Instance;
        int at = CodePoints.Offset(text.Value, position.Value);
        if (at < 0)
            return OutOfRange(position.Value);
        return at == text.Value.Length ? CelString.Empty : new CelString(text.Value.Substring(at, CodePoints.Width(text.Value, at)));
    }

    private static CelValue IndexOf(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments is not [CelString text, CelString part, ..] || Define.Int(arguments, 2) is not { } position)
            return ErrorValue.NoOverload("indexOf", arguments);
        if (!context.ChargeText(Search(text, part)))
            return CelNull.Instance;
        int start = CodePoints.Offset(text.Value, position);
        if (start < 0)
            return OutOfRange(position);
        int found = text.Value.IndexOf(part.Value, start, StringComparison.Ordinal);
        return new CelInt(found < 0 ? -1 : CodePoints.Count(text.Value.AsSpan(0, found)));
    }

    private static CelValue LastIndexOf(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments is not [CelString text, CelString part, ..] || Define.Int(arguments, 2, long.MaxValue) is not { } position)
            return ErrorValue.NoOverload("lastIndexOf", arguments);
        if (!context.ChargeText(Search(text, part)))
            return CelNull.Instance;
        bool limited = arguments.Length == 3;
        int start = limited ? CodePoints.Offset(text.Value, position) : text.Value.Length;
        if (start < 0 || (limited && start == text.Value.Length && part.Value.Length > 0 && text.Value.Length > 0))
            return OutOfRange(position);
        int end = (int)Math.Min(text.Value.Length, (long)start + part.Value.Length);
        int found = text.Value.AsSpan(0, end).LastIndexOf(part.Value, StringComparison.Ordinal);
        return new CelInt(found < 0 ? -1 : CodePoints.Count(text.Value.AsSpan(0, found)));
    }

    private static CelValue Substring(CelValue[] arguments, EvaluationContext context)
    {
        if (arguments is not [CelString text, CelInt from, ..] || Define.Int(arguments, 2) is not { } to)
            return ErrorValue.NoOverload("substring", arguments);
        if (!context.AllowText(text.Value.Length))
            return CelNull.Instance;
        int start = CodePoints.Offset(text.Value, from.Value);
        int end = arguments.Length == 3 ? CodePoints.Offset(text.Value, to) : text.Value.Length;
        if (start < 0 || end < 0 || end < start)
            return OutOfRange(start < 0 ? from.Value : to);
        return new CelString(text.Value[start..end]);
    }

    private static ErrorValue OutOfRange(long position) =>
        new(CelErrorCodes.IndexOutOfRange, $"position {position} is outside the text; test it with size(text)");
}
