using System.Text;
using System.Text.Json;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Diagram;

/// <summary>Entity and class diagrams from a data model: JSON of entities with fields, a table's columns, or lists below headings.</summary>
internal static class EntityDiagram
{
    /// <summary>An entity-relationship diagram; <c>customerId</c> in an order links it to a customer.</summary>
    public static string Entities(JsonElement? value, List<OutlineItem> items)
    {
        var model = Model(value, items);
        var text = new StringBuilder("erDiagram\n");
        foreach (var (name, fields) in model)
        {
            text.Append("  ").Append(name).AppendLine(" {");
            fields.ForEach(f => text.Append("    ").Append(f.Type).Append(' ').AppendLine(f.Name));
            text.AppendLine("  }");
        }

        foreach (var (from, to) in Links(model))
        {
            text.Append("  ").Append(to).Append(" ||--o{ ").Append(from).AppendLine(" : has");
        }

        return text.ToString();
    }

    /// <summary>A class diagram.</summary>
    public static string Classes(JsonElement? value, List<OutlineItem> items)
    {
        var model = Model(value, items);
        var text = new StringBuilder("classDiagram\n");
        foreach (var (name, fields) in model)
        {
            text.Append("  class ").Append(name).AppendLine(" {");
            fields.ForEach(f => text.Append("    +").Append(f.Type).Append(' ').AppendLine(f.Name));
            text.AppendLine("  }");
        }

        foreach (var (from, to) in Links(model))
        {
            text.Append("  ").Append(to).Append(" --> ").AppendLine(from);
        }

        return text.ToString();
    }

    private static List<(string Name, List<(string Name, string Type)> Fields)> Model(JsonElement? value, List<OutlineItem> items)
    {
        if (value is { } json && TableValue.From(json) is { } table)
        {
            return [("Record", [.. table.Columns.Take(30).Select(c => (Name(c.Name), c.Type))])];
        }

        if (value is { ValueKind: JsonValueKind.Object } entities && entities.EnumerateObject().Any(m => m.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
        {
            return [.. entities.EnumerateObject().Take(30).Select(m => (Name(m.Name), Fields(m.Value)))];
        }

        return [.. items.Take(30).Select(i => (Name(i.Text.Split(':')[0]), (i.Children.Count > 0 ? i.Children.Select(c => c.Text) : i.Text.Contains(':', StringComparison.Ordinal) ? i.Text[(i.Text.IndexOf(':') + 1)..].Split(',') : []).Take(30).Select(Field).ToList()))];
    }

    private static List<(string Name, string Type)> Fields(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => [.. value.EnumerateObject().Take(30).Select(m => (Name(m.Name), m.Value.ValueKind == JsonValueKind.String ? Name(m.Value.GetString()!).ToLowerInvariant() : m.Value.ValueKind.ToString().ToLowerInvariant()))],
        JsonValueKind.Array => [.. value.EnumerateArray().Take(30).Select(v => Field(v.ValueKind == JsonValueKind.String ? v.GetString()! : v.ValueKind == JsonValueKind.Object && v.TryGetProperty("name", out var name) ? name.ToString() : v.ToString()))],
        _ => [],
    };

    private static (string Name, string Type) Field(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 ? (Name(text[..colon]), Name(text[(colon + 1)..].Trim().Split(' ')[0]).ToLowerInvariant()) : (Name(text), text.TrimEnd().EndsWith("id", StringComparison.OrdinalIgnoreCase) ? "id" : "text");
    }

    private static IEnumerable<(string From, string To)> Links(List<(string Name, List<(string Name, string Type)> Fields)> model) =>
        from entity in model
        from field in entity.Fields
        from other in model
        where other.Name != entity.Name && field.Name.Length > other.Name.Length && field.Name.StartsWith(other.Name.TrimEnd('s'), StringComparison.OrdinalIgnoreCase) && field.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase)
        select (entity.Name, other.Name);

    private static string Name(string text)
    {
        var name = string.Concat(text.Trim().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')).Trim('_');
        name = name.Length == 0 ? "item" : name[..Math.Min(40, name.Length)];
        return char.IsAsciiDigit(name[0]) ? "n" + name : name;
    }
}
