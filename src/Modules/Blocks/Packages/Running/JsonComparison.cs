using System.Text.Json;

namespace Cadre.Blocks.Packages.Running;

/// <summary>Compares what is with what should be: of objects the members that should be there, of lists every element, of numbers the value.</summary>
internal static class JsonComparison
{
    private const double Tolerance = 1e-9;

    public static IEnumerable<string> Differences(string path, JsonElement wanted, JsonElement given)
    {
        if (wanted.ValueKind == JsonValueKind.Object && given.ValueKind == JsonValueKind.Object)
        {
            return wanted.EnumerateObject().SelectMany(m => given.TryGetProperty(m.Name, out var value) ? Differences($"{path}.{m.Name}", m.Value, value) : [$"'{path}.{m.Name}' is missing."]);
        }

        if (wanted.ValueKind == JsonValueKind.Array && given.ValueKind == JsonValueKind.Array)
        {
            return wanted.GetArrayLength() == given.GetArrayLength()
                ? wanted.EnumerateArray().Zip(given.EnumerateArray()).SelectMany((pair, i) => Differences($"{path}[{i}]", pair.First, pair.Second))
                : [$"'{path}' has {given.GetArrayLength()} elements; expected were {wanted.GetArrayLength()}."];
        }

        return Same(wanted, given) ? [] : [$"'{path}' is {Short(given)}; expected was {Short(wanted)}."];
    }

    private static bool Same(JsonElement wanted, JsonElement given) => wanted.ValueKind == given.ValueKind && wanted.ValueKind switch
    {
        JsonValueKind.Number => Math.Abs(wanted.GetDouble() - given.GetDouble()) <= Tolerance * Math.Max(1, Math.Abs(wanted.GetDouble())),
        JsonValueKind.String => wanted.GetString() == given.GetString(),
        _ => wanted.GetRawText() == given.GetRawText(),
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 160 } text ? text[..160] + "…" : value.GetRawText();
}
