using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cadre.Workers.Data.Engine;

internal enum CellKind
{
    Null,
    Boolean,
    Integer,
    Number,
    Text,
}

/// <summary>One value of a table. Dates and timestamps travel as ISO 8601 text.</summary>
[JsonConverter(typeof(CellJson))]
internal readonly record struct Cell(CellKind Kind, long Integer, double Number, string? Text)
{
    internal static Cell Null => default;

    internal static Cell Of(bool value) => new(CellKind.Boolean, value ? 1 : 0, 0, null);

    internal static Cell Of(long value) => new(CellKind.Integer, value, value, null);

    internal static Cell Of(double value) => new(CellKind.Number, 0, value, null);

    internal static Cell Of(string value) => new(CellKind.Text, 0, 0, value);

    internal bool IsNull => Kind == CellKind.Null;

    internal double AsDouble => Kind is CellKind.Integer or CellKind.Boolean ? Integer : Kind == CellKind.Number ? Number : double.NaN;

    internal long AsLong => Kind == CellKind.Number ? (long)Number : Integer;

    internal string Display => Kind switch
    {
        CellKind.Null => "",
        CellKind.Boolean => Integer == 1 ? "true" : "false",
        CellKind.Integer => Integer.ToString(CultureInfo.InvariantCulture),
        CellKind.Number => Number.ToString("R", CultureInfo.InvariantCulture),
        _ => Text ?? "",
    };
}

/// <summary>Writes cells as plain JSON; integers beyond 2^53 and values JSON has no number for become strings.</summary>
internal sealed class CellJson : JsonConverter<Cell>
{
    private const long ExactInDouble = 1L << 53;

    public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => Cell.Of(true),
        JsonTokenType.False => Cell.Of(false),
        JsonTokenType.Number when reader.TryGetInt64(out var integer) => Cell.Of(integer),
        JsonTokenType.Number => Cell.Of(reader.GetDouble()),
        JsonTokenType.String => Cell.Of(reader.GetString() ?? ""),
        JsonTokenType.Null => Cell.Null,
        _ => throw new JsonException("A value must be text, a number, true, false or null."),
    };

    public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case CellKind.Null: writer.WriteNullValue(); break;
            case CellKind.Boolean: writer.WriteBooleanValue(value.Integer == 1); break;
            case CellKind.Integer when Math.Abs(value.Integer) <= ExactInDouble: writer.WriteNumberValue(value.Integer); break;
            case CellKind.Number when double.IsFinite(value.Number): writer.WriteNumberValue(value.Number); break;
            default: writer.WriteStringValue(value.Display); break;
        }
    }
}
