using System.Text.Json.Nodes;

namespace Cadre.Planning.BuiltIn;

/// <summary>The characters of games and stories: those named, or a hero, a friend and an opponent.</summary>
internal static class CastMaterial
{
    private static readonly string[] Colors = ["#0891B2", "#EA580C", "#7C3AED", "#059669", "#DB2777", "#CA8A04", "#475569", "#DC2626"];
    private static readonly string[] Roles = ["hero", "friend", "opponent"];
    private static readonly string[] Names = ["Nia", "Tomo", "Kora", "Zed", "Mara", "Oz", "Pia", "Rex", "Lumi", "Bo", "Ada", "Finn"];

    public static JsonArray Of(JsonObject values)
    {
        var named = values["characters"]!.AsArray();
        var seed = values["seed"]!.GetValue<int>();
        var cast = new JsonArray();
        for (var i = 0; i < (named.Count == 0 ? 3 : named.Count); i++)
        {
            var given = i < named.Count ? named[i] : null;
            var name = given?["name"]?.GetValue<string>() ?? Names[(seed + (i * 5)) % Names.Length];
            var kind = given?["role"]?.GetValue<string>() is { Length: > 0 } known ? known : "";
            var part = given?["part"]?.GetValue<string>() is { Length: > 0 } side ? side : named.Count == 0 ? Roles[i] : Roles[Math.Min(i, 1)];
            cast.Add(new JsonObject
            {
                ["name"] = MaterialFacts.Plain(name),
                ["role"] = part,
                ["color"] = Colors[(seed + i) % Colors.Length],
                ["look"] = MaterialFacts.Plain($"{(kind.Length > 0 ? $"{(kind[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {kind}, " : "")}{part} of “{values["thing"]!.GetValue<string>()}”"),
            });
        }

        return cast;
    }
}
