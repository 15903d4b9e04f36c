using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cadre.Blocks.Materials;

/// <summary>JSON values as text for people.</summary>
internal static class PlainText
{
    private const int Deepest = 6;
    private const int Most = 200;

    /// <summary>Strings as they are, scalars as text, tables and lists as Markdown; a list of whole texts, such as a loop collects, as one text after the other.</summary>
    public static string Of(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        if (TableValue.From(value) is { } table)
        {
            return table.ToMarkdown(50);
        }

        if (AreTexts(value))
        {
            return string.Join("\n\n", value.EnumerateArray().Take(Most).Select(item => item.GetString()!.Trim()));
        }

        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString().Trim();
    }

    /// <summary>A name as a heading: <c>monthlyCost</c> → Monthly cost.</summary>
    public static string Caption(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (character is '_' or '-')
            {
                text.Append(' ');
            }
            else if (char.IsUpper(character) && text.Length > 0 && char.IsLower(text[^1]))
            {
                text.Append(' ').Append(char.ToLower(character, CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(text.Length == 0 ? char.ToUpper(character, CultureInfo.InvariantCulture) : character);
            }
        }

        return text.ToString();
    }

    private static bool AreTexts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String) && value.EnumerateArray().Any(i => i.GetString()!.Trim().Contains('\n', StringComparison.Ordinal));

    private static void Write(StringBuilder text, JsonElement value, int depth)
    {
        if (depth > Deepest)
        {
            text.AppendLine("…");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject().Take(Most))
                {
                    Item(text, $"**{Caption(member.Name)}**:", member.Value, depth);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray().Take(Most))
                {
                    Item(text, "", item, depth);
                }

                break;
            default:
                text.AppendLine(TableValue.Text(value));
                break;
        }
    }

    private static void Item(StringBuilder text, string label, JsonElement value, int depth)
    {
        text.Append(' ', depth * 2).Append("- ").Append(label);
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            text.AppendLine();
            Write(text, value, depth + 1);
        }
        else
        {
            text.Append(label.Length > 0 ? " " : "").AppendLine(TableValue.Text(value).Replace('\n', ' '));
        }
    }
}
