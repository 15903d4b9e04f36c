using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cadre.Cli.Commands;

/// <summary>Reads <c>name=value</c> arguments: JSON where the value is JSON, else the text itself.</summary>
internal static class NamedValues
{
    public static JsonObject Read(string[]? pairs)
    {
        var values = new JsonObject();
        foreach (var pair in pairs ?? [])
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut < 1)
            {
                throw new CliFailure(ExitCode.Usage, $"'{pair}' is not name=value.", "For example: --input count=3 or --input name=Amina");
            }

            values[pair[..cut]] = Value(pair[(cut + 1)..]);
        }

        return values;
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text; // plain words need no quotes
        }
    }
}
