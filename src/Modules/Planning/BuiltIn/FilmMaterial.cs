using System.Text.Json.Nodes;
using Cadre.Planning.Facts;
using Cadre.Planning.Language;

namespace Cadre.Planning.BuiltIn;

/// <summary>The scenes of a film: a dramaturgy that fits the kind of film, told about its subject.</summary>
internal static class FilmMaterial
{
    private static readonly Wordlist Advert = new("commercial; advert*; promo*; product; launch; brand; pitch; anuncio; โฆษณา; إعلان; 广告");
    private static readonly Wordlist Rough = new("rough cut; rough draft; draft; animatic; quick preview; borrador; ร่าง; مسودة; 草稿");
    private static readonly Wordlist Fine = new("full hd; 1080p; high quality; high resolution; big screen; cinema quality; alta calidad");
    private static readonly Wordlist Explainer = new("explain*; how; why; tutorial; documentary; educational; about; documental; สารคดี; وثائقي; 纪录片");

    private static readonly (string Title, string Text)[] Story =
    [
        ("Opening image", "It begins quietly. {0}{1}: the world as it is, before anything changes."),
        ("The wish", "Somebody looks closer at {0}, and wants more than yesterday."),
        ("First steps", "The way begins. Small steps, open eyes, and the first surprise."),
        ("The obstacle", "Then everything seems to stop. What looked simple about {0} turns hard."),
        ("The turn", "One idea, one hand held out, and the light changes."),
        ("The climax", "Now it counts. Everything that was learned about {0} comes together."),
        ("Closing image", "The same place as at the start, and nothing is the same. {0}."),
    ];

    private static readonly (string Title, string Text)[] Promotion =
    [
        ("The problem", "Every day, {2} meet the same problem."),
        ("Attention", "What if it were easy? Look at {0}."),
        ("How it works", "Three simple steps, and {0} does its part."),
        ("What changes", "More time, less worry: this is what {0} brings{1}."),
        ("Proof", "People try it once, and tell others."),
        ("Call to action", "{0}. Start today."),
    ];

    private static readonly (string Title, string Text)[] Explanation =
    [
        ("The question", "Have you ever asked yourself what is behind {0}?"),
        ("The big picture", "Seen from far away, {0} is part of something larger{1}."),
        ("How it works", "Come closer: step by step, one thing leads to the next."),
        ("What surprises", "And here is what hardly anybody knows about {0}."),
        ("Why it matters", "It matters to {2}, and to all of us."),
        ("What you can do", "Look again at {0}. Now you see more."),
    ];

    /// <summary>Seconds that the sentence of a scene takes to be spoken.</summary>
    private const int Spoken = 5;

    public static JsonObject Of(IntentFacts facts, JsonObject values)
    {
        var arc = Advert.Count(facts.Text) > 0 ? Promotion : Explainer.Count(facts.Text) > 1 ? Explanation : Story;
        var story = arc == Promotion || facts.Language != "en" ? null : FilmStory.Of(facts.Text.Plain, facts.Value("thing"));
        var kind = story is not null ? "story" : arc == Promotion ? "promotion" : arc == Explanation ? "explanation" : "story";
        arc = story?.Scenes() ?? arc;
        var asked = values["seconds"]!.GetValue<int>();
        var whole = asked == 0 || arc.Length * Spoken <= asked;
        arc = whole ? arc : Shortened(arc, Math.Max(3, asked / Spoken));
        var total = asked > 0 ? Math.Clamp(asked, 10, 180) : arc.Length * 6;
        var each = Math.Clamp(Math.Round((double)total / arc.Length, 1), 2, 30);
        var thing = values["thing"]!.GetValue<string>();
        var scenes = new JsonArray();
        foreach (var (title, text) in arc)
        {
            var told = text.Replace("{0}", thing, StringComparison.Ordinal).Replace("{1}", values["inPlace"]!.GetValue<string>(), StringComparison.Ordinal).Replace("{2}", values["audience"]!.GetValue<string>(), StringComparison.Ordinal);
            scenes.Add(new JsonObject { ["title"] = title, ["text"] = char.ToUpperInvariant(told[0]) + told[1..], ["seconds"] = each });
        }

        return new JsonObject
        {
            ["scenes"] = scenes,
            ["arc"] = kind,
            ["seconds"] = Math.Round(each * arc.Length),
            ["quality"] = Rough.Count(facts.Text) > 0 ? "draft" : Fine.Count(facts.Text) > 0 ? "high" : "standard",
            ["narration"] = string.Join("\n\n", scenes.Select(s => s!["text"]!.GetValue<string>())),
            ["shots"] = new JsonArray([.. scenes.Where((_, i) => !whole || (story is null ? i % 2 == 0 : i is 0 or 2 or 3 or 6)).Take(4).Select(s => s!.DeepClone())]),
        };
    }

    /// <summary>So many scenes of an arc, its beginning and its end among them: a short film tells less, not faster.</summary>
    private static (string Title, string Text)[] Shortened((string Title, string Text)[] arc, int most) =>
        most >= arc.Length ? arc : [.. Enumerable.Range(0, most).Select(i => arc[(int)Math.Round(i * (arc.Length - 1.0) / (most - 1))])];
}
