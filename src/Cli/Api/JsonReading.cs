using System.Globalization;
using System.Text.Json.Nodes;

namespace Cadre.Cli.Api;

/// <summary>Short ways to read answers.</summary>
internal static class JsonReading
{
    public static string Text(this JsonNode? node, string name) => node?[name] switch { null => "", JsonValue value => value.ToString(), var other => other.ToJsonString() };

    public static IEnumerable<JsonNode> List(this JsonNode? node, string name) => (node?[name] as JsonArray ?? []).Where(n => n is not null).Select(n => n!);

    public static DateTimeOffset? Time(this JsonNode? node, string name) =>
        DateTimeOffset.TryParse(node.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static decimal Money(this JsonNode? node, string name) => decimal.TryParse(node.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var money) ? money : 0;
}
