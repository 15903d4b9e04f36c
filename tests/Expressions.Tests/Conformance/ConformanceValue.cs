using System.Globalization;
using System.Text;

namespace Cadre.Expressions.Tests.Conformance;

/// <summary>A value of a conformance file as a value of the library; null when it needs protocol buffer messages.</summary>
internal static class ConformanceValue
{
    public static string Text(string octets) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(octets));

    public static CelValue? Read(TextProto value)
    {
        if (value.Fields.Count == 0)
            return null;
        (string name, string? scalar, TextProto? message) = value.Fields[0];
        return name switch
        {
            "null_value" => CelNull.Instance,
            "bool_value" => CelBool.Of(scalar == "true"),
            "int64_value" => new CelInt(scalar!.StartsWith("0x", StringComparison.Ordinal) ? Convert.ToInt64(scalar, 16) : long.Parse(scalar, CultureInfo.InvariantCulture)),
            "uint64_value" => new CelUint(ulong.Parse(scalar!, CultureInfo.InvariantCulture)),
            "double_value" => new CelDouble(Number(scalar!)),
            "string_value" => new CelString(Text(scalar!)),
            "bytes_value" => new CelBytes(Encoding.Latin1.GetBytes(scalar!)),
            "type_value" => new CelType(scalar!),
            "list_value" => List(message!),
            "map_value" => Map(message!),
            "object_value" => Object(message!),
            _ => null,
        };
    }

    private static double Number(string text) => text.ToLowerInvariant().TrimEnd('f') switch
    {
        "in" => double.PositiveInfinity,
        "-in" => double.NegativeInfinity,
        "infinity" => double.PositiveInfinity,
        "-infinity" => double.NegativeInfinity,
        "nan" => double.NaN,
        var number => double.Parse(number, CultureInfo.InvariantCulture),
    };

    private static CelList? List(TextProto message)
    {
        CelValue?[] items = [.. message.Messages("values").Select(Read)];
        return items.Contains(null) ? null : new CelList([.. items.Select(i => i!)]);
    }

    private static CelMap? Map(TextProto message)
    {
        var entries = new List<KeyValuePair<CelValue, CelValue>>();
        foreach (TextProto entry in message.Messages("entries"))
        {
            if (Read(entry.Message("key")!) is not { } key || Read(entry.Message("value")!) is not { } value)
                return null;
            entries.Add(KeyValuePair.Create(key, value));
        }

        return new CelMap([.. entries]);
    }

    private static CelValue? Object(TextProto message)
    {
        (string name, _, TextProto? body) = message.Fields[0];
        Int128 Nanos() => ((Int128)long.Parse(body!.Scalar("seconds") ?? "0", CultureInfo.InvariantCulture) * 1_000_000_000)
            + long.Parse(body.Scalar("nanos") ?? "0", CultureInfo.InvariantCulture);
        if (name.EndsWith("google.protobuf.Timestamp]", StringComparison.Ordinal))
            return new CelTimestamp(Nanos());
        return name.EndsWith("google.protobuf.Duration]", StringComparison.Ordinal) ? new CelDuration(Nanos()) : null;
    }
}
