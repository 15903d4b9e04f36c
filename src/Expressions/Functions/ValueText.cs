using System.Text;
using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Functions;

/// <summary>Any value as text for %s: lists in brackets, maps in braces sorted by the text of their keys.</summary>
internal static class ValueText
{
    private const int Deepest = 128;

    public static CelValue Of(CelValue value, EvaluationContext context)
    {
        var text = new StringBuilder();
        return Write(value, text, context, 0) is { } error ? error : new CelString(text.ToString());
    }

    private static ErrorValue? Write(CelValue value, StringBuilder text, EvaluationContext context, int depth)
    {
        if (depth > Deepest)
            context.FailDeep();
        if (!context.Charge(1))
            return context.Fault;
        switch (value)
        {
            case CelList list:
                text.Append('[');
                for (int i = 0; i < list.Items.Length; i++)
                {
                    if (i > 0)
                        text.Append(", ");
                    if (Write(list.Items[i], text, context, depth + 1) is { } error)
                        return error;
                }

                text.Append(']');
                return null;
            case CelMap map:
                return WriteMap(map, text, context, depth);
            case CelNull:
                text.Append("null");
                return null;
            case CelType type:
                text.Append(type.Name);
                return null;
            case CelOptional:
                return ErrorValue.NoOverload("format", value);
        }

        CelValue shown = ConversionFunctions.ToText(value, context);
        if (shown is not CelString done)
            return shown as ErrorValue ?? context.Fault;
        if (!context.AllowGrowth(text.Length, done.Value.Length))
            return context.Fault;
        text.Append(done.Value);
        return null;
    }

    private static ErrorValue? WriteMap(CelMap map, StringBuilder text, EvaluationContext context, int depth)
    {
        if (!context.AllowElements(map.Entries.Length))
            return context.Fault;
        text.Append('{');
        bool first = true;
        foreach ((string key, CelValue value) in map.Entries.Select(e => (Key: KeyText(e.Key), e.Value)).OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            if (!first)
                text.Append(", ");
            first = false;
            text.Append(key).Append(": ");
            if (Write(value, text, context, depth + 1) is { } error)
                return error;
        }

        text.Append('}');
        return null;
    }

    private static string KeyText(CelValue key) => key.AsString ?? ConversionFunctions.Scalar(key) ?? "";
}
