using System.Text;
using System.Text.Json.Nodes;

namespace Cadre.Architecture.Tests.Hostile;

/// <summary>A body to send and what is wrong with it.</summary>
internal sealed record HostileBody(string Fault, byte[] Bytes);

/// <summary>Valid bodies made from the API description, and everything wrong that can be put at every place of them.</summary>
internal static class Bodies
{
    private const int LongestText = 4000;

    /// <summary>Written instead of a value; replaced in the finished text, because no JSON writer would let it through.</summary>
    private const string Marker = "hostile-place";

    private static readonly (string Fault, string Json)[] Values =
    [
        ("null", "null"),
        ("a number", "-7"),
        ("a huge number", "1e400"),
        ("a text", "\"text\""),
        ("an empty text", "\"\""),
        ("NUL", "\"a\\u0000b\""),
        ("a lone high surrogate", "\"a\\ud800b\""),
        ("a lone low surrogate", "\"\\udc00\""),
        ("a long text", $"\"{new string('x', LongestText)}\""),
        ("true", "true"),
        ("a list", "[]"),
        ("a list of null", "[null]"),
        ("a list of lists", "[[[1]]]"),
        ("an object", "{}"),
        ("a prototype", "{\"__proto__\":{\"admin\":true},\"constructor\":{}}"),
        ("a type", "{\"$type\":\"System.IO.FileInfo, System.Runtime\",\"$ref\":\"1\",\"$id\":\"1\"}"),
        ("a name with NUL", "{\"a\\u0000\":1}"),
        ("a name with a surrogate", "{\"\\ud800\":1}"),
    ];

    public static IEnumerable<HostileBody> Of(JsonNode valid)
    {
        foreach (var text in new[] { "", " ", "null", "7", "\"x\"", "[]", "[null]", "{", "{\"a\":1,\"a\":2}", "{} {}", "\uFEFF{}", "{\"\\ud800\":1}", "NaN" })
        {
            yield return new($"body {text}", Encoding.UTF8.GetBytes(text));
        }

        yield return new("bytes that are not UTF-8", [.. "{\"title\":\""u8, 0xff, 0xc0, 0x80, .. "\"}"u8]);
        yield return new("depth 200", Encoding.UTF8.GetBytes(new string('[', 200) + new string(']', 200)));
        yield return new("deep object", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200)));
        foreach (var member in new[] { "\"unknownMember\":1", "\"$type\":\"System.Object\"", "\"__proto__\":{\"role\":\"owner\"}", "\"workspaceId\":\"x\"" })
        {
            yield return new($"member {member}", Encoding.UTF8.GetBytes("{" + member + (valid is JsonObject { Count: > 0 } ? "," + valid.ToJsonString()[1..] : "}")));
        }

        foreach (var place in Places(valid, []).ToList())
        {
            foreach (var (fault, json) in Values)
            {
                yield return new($"{fault} at {string.Join('/', place)}", Encoding.UTF8.GetBytes(With(valid, place).Replace($"\"{Marker}\"", json, StringComparison.Ordinal)));
            }
        }
    }

    private static IEnumerable<object[]> Places(JsonNode? node, object[] at)
    {
        var inside = node switch
        {
            JsonObject map => map.Select(member => ((object)member.Key, member.Value)),
            JsonArray list => list.Select((item, index) => ((object)index, item)),
            _ => [],
        };
        foreach (var (step, child) in inside)
        {
            yield return [.. at, step];
            foreach (var deeper in Places(child, [.. at, step]))
            {
                yield return deeper;
            }
        }
    }

    private static string With(JsonNode valid, object[] place)
    {
        var copy = valid.DeepClone();
        var holder = copy;
        foreach (var step in place[..^1])
        {
            holder = step is int number ? holder[number]! : holder[(string)step]!;
        }

        if (place[^1] is int index)
        {
            holder[index] = Marker;
        }
        else
        {
            holder[(string)place[^1]] = Marker;
        }

        return copy.ToJsonString();
    }
}
