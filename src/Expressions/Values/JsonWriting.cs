using System.Text.Json.Nodes;
using Cadre.Expressions.Functions;

namespace Cadre.Expressions;

/// <summary>JSON out, within the limits of the result. What JSON lacks becomes text: bytes as base 64, times as RFC 3339, NaN by name.</summary>
internal sealed class JsonWriting(CelLimits limits)
{
    // One less than the depth at which JSON readers stop by default.
    private const int Deepest = 63;
    private int nodes;
    private long text;
    private ErrorValue? error;

    public static ErrorValue? Write(CelValue value, CelLimits limits, out JsonNode? json)
    {
        var writing = new JsonWriting(limits);
        json = writing.Write(value, 0);
        return writing.error;
    }

    private JsonNode? Write(CelValue value, int depth)
    {
        if (++nodes > limits.ResultNodes)
            error ??= new ErrorValue(CelErrorCodes.SizeExceeded, $"the result has more than {limits.ResultNodes} values; return less");
        if (depth > Deepest)
            error ??= new ErrorValue(CelErrorCodes.TooDeep, $"the result nests deeper than {Deepest}; return a flatter value");
        if (error is not null)
            return null;
        return value switch
        {
            CelBool b => JsonValue.Create(b.Value),
            CelInt i => JsonValue.Create(i.Value),
            CelUint u => JsonValue.Create(u.Value),
            CelDouble d => double.IsFinite(d.Value) ? JsonValue.Create(d.Value) : JsonValue.Create(ConversionFunctions.Double(d.Value)),
            CelString s => Text(s.Value),
            CelBytes b => Text(Convert.ToBase64String(b.Value)),
            CelType t => Text(t.Name),
            CelTimestamp or CelDuration => Text(ConversionFunctions.Scalar(value) ?? ""),
            CelOptional o => o.Value is null ? null : Write(o.Value, depth),
            CelList l => List(l, depth),
            CelMap m => Map(m, depth),
            _ => null,
        };
    }

    private JsonValue? Text(string value)
    {
        text += value.Length;
        if (text > limits.ResultText)
            error ??= new ErrorValue(CelErrorCodes.SizeExceeded, $"the result has more than {limits.ResultText} characters; return less");
        return error is null ? JsonValue.Create(value) : null;
    }

    private JsonArray? List(CelList list, int depth)
    {
        var array = new JsonArray();
        foreach (CelValue item in list.Items)
        {
            JsonNode? json = Write(item, depth + 1);
            if (error is not null)
                return null;
            array.Add(json);
        }

        return array;
    }

    private JsonObject? Map(CelMap map, int depth)
    {
        var members = new JsonObject();
        foreach ((CelValue key, CelValue value) in map.Entries)
        {
            string name = key.AsString ?? ConversionFunctions.Scalar(key) ?? "";
            Text(name);
            JsonNode? json = Write(value, depth + 1);
            if (error is null && !members.TryAdd(name, json))
                error = new ErrorValue(CelErrorCodes.NotJson, "two keys of the map are the same text in JSON; make one of them different");
            if (error is not null)
                return null;
        }

        return members;
    }
}
