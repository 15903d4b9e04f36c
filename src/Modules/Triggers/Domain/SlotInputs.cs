using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Cadre.Triggers.Domain;

/// <summary>The inputs of a slot's run: <c>$slot</c>, <c>$slot.date</c> and <c>$slot.previous</c> are replaced where a value is nothing else.</summary>
internal static class SlotInputs
{
    public static IReadOnlyDictionary<string, JsonElement> Of(JsonElement? inputs, DateTimeOffset slot, DateTimeOffset? previous, string timeZone)
    {
        if (inputs is not { ValueKind: JsonValueKind.Object } given)
        {
            return new Dictionary<string, JsonElement>();
        }

        return given.EnumerateObject().ToDictionary(i => i.Name, i => Fill(i.Value, slot, previous, timeZone), StringComparer.Ordinal);
    }

    private static JsonElement Fill(JsonElement value, DateTimeOffset slot, DateTimeOffset? previous, string timeZone) => (value.ValueKind == JsonValueKind.String ? value.GetString() : null) switch
    {
        "$slot" => Text(Moment(slot)),
        "$slot.previous" => previous is { } before ? Text(Moment(before)) : JsonSerializer.SerializeToElement<object?>(null),
        "$slot.date" => Text(Instant.FromDateTimeOffset(slot).InZone(DateTimeZoneProviders.Tzdb[timeZone]).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
        _ => value,
    };

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text);
}
