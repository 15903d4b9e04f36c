using System.Text;
using System.Text.Json;

namespace Cadre.Blocks.Diagram;

/// <summary>Composes Mermaid source from a text's structure or a data model.</summary>
internal static class DiagramWriter
{
    private const int LongestLabel = 60;

    /// <summary>The source of a kind of diagram.</summary>
    public static string Write(string kind, string title, string text, JsonElement? value)
    {
        var items = OutlineTree.Of(text);
        if (items is [{ Children.Count: > 1 } root])
        {
            (title, items) = (root.Text, root.Children);
        }

        return kind switch
        {
            "mindmap" => MindMap(title, items),
            "sequence" => Sequence(items),
            "gantt" => Gantt(title, items),
            "timeline" => Timeline(title, items),
            "er" => EntityDiagram.Entities(value, items),
            "class" => EntityDiagram.Classes(value, items),
            _ => Flow(items),
        };
    }

    /// <summary>A label that Mermaid takes as plain text.</summary>
    public static string Label(string text)
    {
        var plain = string.Concat(text.Select(c => c is '"' or '<' or '>' or '{' or '}' or '[' or ']' or '(' or ')' or ';' or '#' or '`' or '|' or '\\' or '\r' or '\n' ? ' ' : c));
        plain = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ':', ',');
        return plain.Length == 0 ? "…" : plain.Length <= LongestLabel ? plain : plain[..(plain.LastIndexOf(' ', LongestLabel) is > 20 and var cut ? cut : LongestLabel)] + "…";
    }

    private static string Flow(List<OutlineItem> items)
    {
        var text = new StringBuilder(items.Count > 5 ? "flowchart TD\n" : "flowchart LR\n");
        for (var i = 0; i < items.Count; i++)
        {
            var asks = items[i].Text.Contains('?', StringComparison.Ordinal) || items[i].Text.StartsWith("if ", StringComparison.OrdinalIgnoreCase);
            var (open, close) = asks ? ("{\"", "\"}") : i == 0 || i == items.Count - 1 ? ("([\"", "\"])") : ("[\"", "\"]");
            text.Append("  n").Append(i).Append(open).Append(Label(items[i].Text)).AppendLine(close);
            if (i > 0)
            {
                text.Append("  n").Append(i - 1).Append(" --> n").Append(i).AppendLine();
            }

            foreach (var (child, number) in items[i].Children.Take(5).Select((c, n) => (c, n)))
            {
                text.Append("  n").Append(i).Append(" -.- n").Append(i).Append('_').Append(number).Append("[\"").Append(Label(child.Text)).AppendLine("\"]");
            }
        }

        return text.ToString();
    }

    private static string MindMap(string title, List<OutlineItem> items)
    {
        var text = new StringBuilder("mindmap\n  root((\"").Append(Label(title)).AppendLine("\"))");
        void Write(OutlineItem item, int depth)
        {
            text.Append(' ', (depth * 2) + 2).Append("[\"").Append(Label(item.Text)).AppendLine("\"]");
            item.Children.Take(8).ToList().ForEach(child => Write(child, depth + 1));
        }

        items.Take(12).ToList().ForEach(item => Write(item, 1));
        return text.ToString();
    }

    private static string Sequence(List<OutlineItem> items)
    {
        var text = new StringBuilder("sequenceDiagram\n");
        var actors = new List<string>();
        string Actor(string name)
        {
            var label = Label(name);
            if (!actors.Contains(label, StringComparer.OrdinalIgnoreCase))
            {
                actors.Add(label);
            }

            return "a" + actors.FindIndex(a => a.Equals(label, StringComparison.OrdinalIgnoreCase));
        }

        var lines = new StringBuilder();
        foreach (var item in items)
        {
            var colon = item.Text.IndexOf(':');
            var (from, message) = colon > 0 ? (item.Text[..colon], item.Text[(colon + 1)..]) : (item.Text.Split(' ')[0], item.Text);
            var parts = from.Split([" to ", " → ", "->"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var sender = Actor(parts[0]);
            var receiver = parts.Length > 1 ? Actor(parts[1]) : colon > 0 ? sender : Actor("System");
            lines.Append("  ").Append(sender).Append("->>").Append(receiver).Append(": ").AppendLine(Label(message));
        }

        foreach (var (actor, number) in actors.Select((a, i) => (a, i)))
        {
            text.Append("  participant a").Append(number).Append(" as ").AppendLine(actor);
        }

        return text.Append(lines).ToString();
    }

    private static string Gantt(string title, List<OutlineItem> items)
    {
        var text = new StringBuilder("gantt\n  title ").AppendLine(Label(title).Replace(':', ' ')).AppendLine("  dateFormat YYYY-MM-DD").AppendLine("  axisFormat Day %j");
        var number = 0;
        foreach (var item in items)
        {
            text.Append("  section ").AppendLine(Label(item.Text).Replace(':', ' '));
            foreach (var task in item.Children.Count > 0 ? item.Children : [item])
            {
                // A task starts when the one before it ends; the first on a nominal day 1.
                var start = number == 0 ? "2024-01-01" : $"after t{number - 1}";
                text.Append("  ").Append(Label(task.Text).Replace(':', ' ').Replace(',', ' ')).Append(" :t").Append(number++).Append(", ").Append(start).AppendLine(", 5d");
            }
        }

        return text.ToString();
    }

    private static string Timeline(string title, List<OutlineItem> items)
    {
        var text = new StringBuilder("timeline\n  title ").AppendLine(Label(title).Replace(':', ' '));
        foreach (var (item, number) in items.Select((i, n) => (i, n + 1)))
        {
            var colon = item.Text.IndexOf(':');
            var (when, what) = colon is > 0 and < 30 ? (item.Text[..colon], item.Text[(colon + 1)..]) : ($"{number}", item.Text);
            text.Append("  ").Append(Label(when)).Append(" : ").Append(Label(what).Replace(':', ' '));
            item.Children.Take(4).ToList().ForEach(c => text.Append(" : ").Append(Label(c.Text).Replace(':', ' ')));
            text.AppendLine();
        }

        return text.ToString();
    }
}
