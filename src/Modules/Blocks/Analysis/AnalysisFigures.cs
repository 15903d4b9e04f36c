using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cadre.Blocks.Analysis;

/// <summary>The profile of a table as figures for other blocks: without histograms and long lists.</summary>
internal static class AnalysisFigures
{
    private const int MostColumns = 120;
    private const int MostOthers = 40;

    /// <summary>Row count, columns, relations, groups, trends and findings.</summary>
    public static JsonElement Of(JsonElement answer)
    {
        var figures = new JsonObject();
        if (answer.TryGetProperty("profile", out var profile))
        {
            foreach (var member in profile.EnumerateObject())
            {
                figures[member.Name] = member.Name switch
                {
                    "columns" => new JsonArray([.. member.Value.EnumerateArray().Take(MostColumns).Select(Column)]),
                    _ when member.Value.ValueKind == JsonValueKind.Array => new JsonArray([.. member.Value.EnumerateArray().Take(MostOthers).Select(item => JsonNode.Parse(item.GetRawText()))]),
                    _ => JsonNode.Parse(member.Value.GetRawText()),
                };
            }
        }

        if (answer.TryGetProperty("models", out var models))
        {
            figures["models"] = JsonNode.Parse(models.GetRawText());
        }

        return JsonSerializer.SerializeToElement(figures);
    }

    private static JsonNode Column(JsonElement column)
    {
        var copy = (JsonObject)JsonNode.Parse(column.GetRawText())!;
        (copy["numeric"] as JsonObject)?.Remove("histogram");
        return copy;
    }
}
