using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Planning.Contracts;
using Cadre.Planning.Language;

namespace Cadre.Planning.Facts;

/// <summary>Reads an intent: language, kinds of goals, object, place, audience, services, numbers. Words only, no network, same text same facts.</summary>
internal static class FactReader
{
    private const double Faint = 0.3;

    /// <summary>Reads it. Answers to questions go before what the text says.</summary>
    public static IntentFacts Read(NewIntent intent)
    {
        var text = IntentText.Read(intent.Text);
        var detected = LanguageDetector.Detect(text);
        var language = detected ?? "en";
        var answers = Answers(intent.Answers);
        var kinds = Kinds(text, answers);
        var (whole, thing) = ObjectPhrase.Find(text, language);
        if (language == "en")
        {
            (whole, thing) = Subject.Of(kinds, whole, thing);
        }

        thing = FileSubject.Of(thing, intent) ?? thing;
        var industry = Lexicon.Industries.Where(i => i.Words.All.Count > 0).Select(i => (Industry: i, Hits: i.Words.Count(text))).MaxBy(i => i.Hits);
        var trade = industry.Hits > 0 ? industry.Industry : Lexicon.Industries[^1];
        var notes = new List<string>();
        var values = new JsonObject { ["language"] = language, ["goal"] = Short(text.Plain, 400), ["whole"] = Short(whole, 90) };
        values["thing"] = Short(answers.GetValueOrDefault("thing", thing.Length > 1 ? thing : whole), 80);
        values["Thing"] = Capital(values["thing"]!.GetValue<string>());
        values["Whole"] = Capital(values["whole"]!.GetValue<string>());
        AddPlace(values, text, answers, kinds.Keys.FirstOrDefault() is "video" or "game" or "voice" ? [] : notes);
        AddAudience(values, text, answers, kinds.ContainsKey("business") || industry.Hits > 0 ? trade.Data["audience"]!.GetValue<string>() : "those who decide");
        values["industry"] = trade.Name;
        values["trade"] = trade.Data.DeepClone();
        AddParticulars(values, text, answers);
        AddFiles(values, intent, answers);
        var services = Lexicon.Services.Where(s => s.Words.Count(text) > 0).Select(s => (s.Name, s.Data["needs"]!.GetValue<string>())).ToList();
        values["services"] = new JsonArray([.. services.Select(s => (JsonNode)s.Name)]);
        values["target"] = Lexicon.Languages.Where(l => l.Words.Count(text) > 0).OrderByDescending(l => l.Words.First(text)).Select(l => l.Name).FirstOrDefault() ?? answers.GetValueOrDefault("target", "");
        values["kinds"] = new JsonObject(kinds.Select(k => KeyValuePair.Create(k.Key, (JsonNode?)JsonValue.Create(k.Value))));
        values["answers"] = new JsonObject(answers.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)JsonValue.Create(a.Value))));
        values["seed"] = Seed(text.Plain);
        if (language != "en")
        {
            notes.Add($"The intent was read as {language}. Titles are in that language where the library has them; the rest is in English.");
        }

        if (text.IsShortened)
        {
            notes.Add("The text was very long: its beginning and its most informative sentences were used.");
        }

        return new IntentFacts(text, language)
        {
            Kinds = kinds,
            Values = values,
            Assumptions = notes,
            Services = services,
            IsMeaningful = kinds.Count > 0 || industry.Hits > 0 || IsSentence(text, detected) || values["files"]!.AsArray().Count > 0,
        };
    }

    private static bool IsSentence(IntentText text, string? language) =>
        language is not null && text.Words.Count >= 3 && (LanguageDetector.FunctionWords(text, language) >= 2 || (text.Plain.Any(c => c > '\u0370') && text.Plain.Length > 12))
        || (language is "th" or "zh" or "ja" && text.Plain.Length >= 8);

    private static Dictionary<string, double> Kinds(IntentText text, Dictionary<string, string> answers)
    {
        var found = new List<(string Kind, double Score)>();
        foreach (var (kind, words) in Lexicon.Kinds)
        {
            var hits = words.Count(text);
            if (hits > 0)
            {
                var early = words.First(text) < 70 ? 1.0 : 0.6;
                found.Add((kind, early * Math.Min(1.0, 0.55 + (0.2 * hits))));
            }
        }

        if (answers.TryGetValue("outcome", out var outcome) && Lexicon.Kinds.FirstOrDefault(k => k.Words.Count(IntentText.Read(outcome)) > 0) is { Kind: { } wanted })
        {
            found.RemoveAll(f => f.Kind == wanted);
            found.Add((wanted, 1.2));
        }

        return found.Where(f => f.Score > Faint).OrderByDescending(f => f.Score).ToDictionary(f => f.Kind, f => Math.Round(f.Score, 3), StringComparer.Ordinal);
    }

    private static void AddPlace(JsonObject values, IntentText text, Dictionary<string, string> answers, List<string> notes)
    {
        var given = answers.TryGetValue("place", out var place) ? IntentText.Read(place) : text;
        var country = Lexicon.Countries.Where(c => c.Words.Count(given) > 0).OrderBy(c => c.Words.First(given)).FirstOrDefault();
        var named = place ?? (country.Name ?? Particulars.Place(text.Plain));
        values["place"] = Short(named, 60);
        values["inPlace"] = named.Length > 0 ? $" in {Short(named, 60)}" : "";
        values["market"] = named.Length > 0 ? Short(named, 60) : "your market";
        if (country.Data is { } data)
        {
            values["country"] = new JsonObject
            {
                ["name"] = country.Name,
                ["currency"] = data["currency"]!.DeepClone(),
                ["rate"] = data["rate"]!.DeepClone(),
                ["people"] = data["people"]!.DeepClone(),
                ["household"] = data["household"]!.DeepClone(),
                ["payment"] = data["payment"]!.DeepClone(),
                ["note"] = data["note"]!.DeepClone(),
            };
            return;
        }

        values["country"] = new JsonObject { ["name"] = "", ["currency"] = "USD", ["rate"] = 1, ["people"] = 10, ["household"] = 3, ["payment"] = "cards and transfer", ["note"] = "supply and infrastructure are normal" };
        if (named.Length == 0)
        {
            notes.Add("No country was named: figures assume a market of ten million people and US dollars.");
        }
    }

    private static void AddAudience(JsonObject values, IntentText text, Dictionary<string, string> answers, string usual)
    {
        var said = answers.GetValueOrDefault("audience", Particulars.Audience(text.Plain));
        values["audienceSaid"] = said.Length > 0;
        values["audience"] = said.Length > 0 ? Short(said, 160) : usual;
    }

    private static void AddParticulars(JsonObject values, IntentText text, Dictionary<string, string> answers)
    {
        values["urls"] = new JsonArray([.. Particulars.Urls(text.Plain + " " + answers.GetValueOrDefault("url", "")).Select(u => (JsonNode)u)]);
        values["budget"] = answers.GetValueOrDefault("budget", Particulars.Money(text.Plain));
        values["period"] = Particulars.Period(text.Plain);
        values["seconds"] = Particulars.Seconds(text.Plain);
        values["name"] = Short(answers.GetValueOrDefault("name", Particulars.Name(text.Plain)), 60);
        values["service"] = answers.GetValueOrDefault("service", "");
        values["trigger"] = answers.GetValueOrDefault("trigger", "");
        values["material"] = answers.GetValueOrDefault("material", "");
        values["characters"] = new JsonArray([.. CastReader.Read(text.Plain + " " + answers.GetValueOrDefault("characters", "")).Select(c => (JsonNode)new JsonObject { ["name"] = c.Name, ["role"] = c.Kind, ["part"] = c.Part })]);
    }

    private static void AddFiles(JsonObject values, NewIntent intent, Dictionary<string, string> answers)
    {
        var files = (intent.Attachments ?? []).Select(a => JsonSerializer.SerializeToNode(a, Kernel.CadreJson.Stored)!).ToList();
        foreach (var answer in (intent.Answers ?? new Dictionary<string, JsonElement>()).Values.Where(v => v.ValueKind == JsonValueKind.Object && v.TryGetProperty("artifact", out _)))
        {
            files.Add(JsonNode.Parse(answer.GetRawText())!);
        }

        values["files"] = new JsonArray([.. files]);
        values["fileNames"] = string.Join(", ", files.Select(f => f["name"]?.GetValue<string>() ?? "file"));
    }

    private static Dictionary<string, string> Answers(IReadOnlyDictionary<string, JsonElement>? answers) => (answers ?? new Dictionary<string, JsonElement>())
        .Select(a => (a.Key, Text: a.Value.ValueKind switch { JsonValueKind.String => a.Value.GetString()!, JsonValueKind.Number => a.Value.GetRawText(), _ => "" }))
        .Where(a => !string.IsNullOrWhiteSpace(a.Text)).ToDictionary(a => a.Key, a => IntentText.Read(a.Text).Plain, StringComparer.Ordinal);

    private static int Seed(string text)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return (int)(BitConverter.ToUInt32(hash) % 1_000_000);
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..Math.Max(1, text.LastIndexOf(' ', most - 1) is > 20 and var at ? at : most - 1)] + "…";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
