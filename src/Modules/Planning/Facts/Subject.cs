namespace Cadre.Planning.Facts;

/// <summary>The object of an English wish as a name: "app that tracks shared chores" is the shared chores app; "a game I create" names nothing.</summary>
internal static class Subject
{
    private static readonly string[] Products = ["app", "application", "website", "web app", "platform", "tool", "software", "system", "chatbot", "tracker", "planner", "dashboard", "site", "page", "api", "bot"];

    /// <summary>The whole phrase and the thing.</summary>
    public static (string Whole, string Thing) Of(IReadOnlyDictionary<string, double> kinds, string whole, string thing)
    {
        var kind = kinds.Keys.FirstOrDefault();
        var bare = ObjectPhrase.WithoutDeed(thing);
        if (kind == "app" && bare.Length > 1)
        {
            return (whole, Products.Any(p => bare.Contains(p, StringComparison.OrdinalIgnoreCase)) || bare.Length > 60 ? bare : bare + " app");
        }

        return kind is "game" or "video" && bare.Length == 0 ? ("", kind == "game" ? "a game of our own" : "a film of our own") : (whole, thing);
    }
}
