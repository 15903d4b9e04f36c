using System.Text.Json.Nodes;

namespace Cadre.Planning.BuiltIn;

/// <summary>The characters of games and stories: those named, or a hero, a friend and an opponent.</summary>
internal static class CastMaterial
{
    private static readonly string[] Colors = ["#0891B2", "#EA580C", "#7C3AED", "#059669", "#DB2777", "#CA8A04", "#475569", "#DC2626"];
    private static readonly string[] Roles = ["hero", "friend", "opponent", "helper", "rival", "guide", "trickster", "guardian"];
    private static readonly string[] Names = ["Nia", "Tomo", "Kora", "Zed", "Mara", "Oz", "Pia", "Rex", "Lumi", "Bo", "Ada", "Finn"];

    public static JsonArray Of(JsonObject values)
    {
        var named = values["characters"]!.AsArray();
        var seed = values["seed"]!.GetValue<int>();
        var cast = new JsonArray();
        for (var i = 0; i < Math.Max(3, named.Count); i++)
        {
            var given = i < named.Count ? named[i] : null;
            var name = given?["name"]?.GetValue<string>() ?? Names[(seed + (i * 5)) % Names.Length];
            var kind = given?["role"]?.GetValue<string>() is { Length: > 0 } known ? known : "";
            cast.Add(new JsonObject
            {
                ["name"] = MaterialFacts.Plain(name),
                ["role"] = Roles[i % Roles.Length],
                ["color"] = Colors[(seed + i) % Colors.Length],
                ["look"] = $"{(kind.Length > 0 ? $"a {kind}, " : "")}{Roles[i % Roles.Length]} of “{values["thing"]!.GetValue<string>()}”",
            });
        }

        return cast;
    }
}
