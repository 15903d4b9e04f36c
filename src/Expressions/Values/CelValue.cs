using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cadre.Expressions;

/// <summary>An immutable value of the language: null, bool, int, uint, double, string, bytes, list, map, timestamp, duration, type or optional.</summary>
public abstract class CelValue
{
    private protected CelValue()
    {
    }

    /// <summary>The name of the value's type as <c>type(value)</c> gives it: <c>int</c>, <c>string</c>, <c>google.protobuf.Timestamp</c> …</summary>
    public abstract string TypeName { get; }

    /// <summary>The value as a bool, or null when it is of another type.</summary>
    public bool? AsBool => this is CelBool b ? b.Value : null;

    /// <summary>The value as text, or null when it is not a string.</summary>
    public string? AsString => this is CelString s ? s.Value : null;

    /// <summary>Reads JSON: integers that fit are int, other numbers double. Objects and arrays are wrapped, not copied.</summary>
    public static CelValue FromJson(JsonElement json) => JsonReading.Read(json);

    /// <summary>Reads JSON: integers that fit are int, other numbers double. The node must not be changed while it is in use.</summary>
    public static CelValue FromJson(JsonNode? json) => JsonReading.Read(json);

    /// <summary>A timestamp, for example the clock reading handed to an expression as <c>now</c>.</summary>
    public static CelValue FromTime(DateTimeOffset time) => CelTimestamp.From(time);

    /// <summary>A duration.</summary>
    public static CelValue FromDuration(TimeSpan duration) => new CelDuration((Int128)duration.Ticks * 100);
}
