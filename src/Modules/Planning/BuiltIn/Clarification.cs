using Cadre.Planning.Contracts;
using Cadre.Planning.Facts;
using Cadre.Planning.SubPlans;

namespace Cadre.Planning.BuiltIn;

/// <summary>Asks for what a good plan needs and the text does not say: at most five questions.</summary>
internal static class Clarification
{
    private const int Most = 5;

    private static readonly HashSet<string> Vague = new(
        ["business", "a business", "something", "something cool", "stuff", "things", "app", "an app", "game", "video", "a game", "movie", "money", "company", "startup", "website", "it", "this", "negocio", "un negocio", "una aplicación", "juego"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The questions; none when enough is known.</summary>
    public static IReadOnlyList<PlanQuestion> Ask(IntentFacts facts, IReadOnlyList<SubPlan> chosen)
    {
        var questions = new List<PlanQuestion>();
        var lead = facts.Kinds.Keys.FirstOrDefault();
        var thing = facts.Value("thing");
        var hasThing = thing.Length > 2 && !Vague.Contains(thing);
        if (lead is null)
        {
            questions.Add(new("outcome", "What would you like to have at the end?", "choice", "The same subject can become very different things.")
            {
                Options = ["A business plan", "An app", "A video", "A game", "A research report", "A project plan"],
                Required = true,
            });
        }

        if (chosen.Any(p => p.Id == "data-import") && facts.Values["files"]!.AsArray().Count == 0 && facts.Values["urls"]!.AsArray().Count == 0)
        {
            questions.Add(new("file", "Which file holds the data?", "file", "The analysis works on your table; CSV, TSV, JSON and XLSX up to 100 MB are fine.") { Required = true });
        }

        if (!hasThing && lead is "business" or "app" or "video" or "game" or "learning" or "writing" or "brand" or "marketing" && !hasThing)
        {
            questions.Add(Subject(lead));
        }

        if (lead == "translation" && facts.Value("target").Length == 0)
        {
            questions.Add(new("target", "Into which language?", "choice", "Nothing in the text names the language to translate into.") { Options = ["English", "Spanish", "French", "Swahili", "Thai", "Arabic"], Required = true });
        }

        if (lead is "translation" or "summary" && facts.Text.Plain.Length < 160 && facts.Values["urls"]!.AsArray().Count == 0 && facts.Values["files"]!.AsArray().Count == 0)
        {
            questions.Add(new("material", "Paste the text, or give its address.", "text", "There is no text to work on yet.") { Required = true });
        }

        if (lead is "automation" or "monitoring" && facts.Services.Count == 0 && facts.Values["urls"]!.AsArray().Count == 0)
        {
            questions.Add(new("service", "Which services or addresses take part?", "text", "The plan then asks only for the connections it needs.") { Options = ["Gmail and Google Sheets", "Slack", "Shopify", "An HTTP address"] });
        }

        if (lead == "business" && !hasThing && facts.Value("place").Length == 0)
        {
            questions.Add(new("place", "In which country or city?", "text", "Market size, prices and ways to pay differ between places."));
        }

        return questions.Any(q => q.Required) ? [.. questions.Take(Most)] : [];
    }

    private static PlanQuestion Subject(string lead)
    {
        var (text, options) = lead switch
        {
            "business" => ("What do you want to sell, and to whom?", new[] { "Solar lamps for rural households", "Handmade soap as gifts", "Online lessons for pupils" }),
            "app" => ("What should the app do for its users?", ["Track habits", "Book appointments", "Share recipes"]),
            "video" => ("What is the video about?", ["A product", "A journey", "How something works"]),
            "game" => ("What is the game about?", ["A jumping animal", "A space battle", "A quiz on a subject"]),
            "learning" => ("What do you want to learn?", ["A language", "Programming", "Drawing"]),
            _ => ("What is it about?", ["A product", "A person", "An idea"]),
        };
        return new PlanQuestion("thing", text, "text", "Everything in the plan is made for this subject.") { Options = options, Required = true };
    }
}
