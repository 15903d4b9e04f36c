using System.Text.Json.Nodes;
using Cadre.Planning.Facts;
using Cadre.Planning.Language;

namespace Cadre.Planning.BuiltIn;

/// <summary>Works facts out into material for templates: labels that are safe in drawings, scenes, casts, entities.</summary>
internal static class MaterialFacts
{
    /// <summary>A copy of the facts with the material.</summary>
    public static JsonObject Complete(IntentFacts facts)
    {
        var values = (JsonObject)facts.Values.DeepClone();
        foreach (var name in new[] { "thing", "Thing", "whole", "Whole", "goal", "name", "audience", "place", "inPlace", "market", "material", "trigger", "service" })
        {
            values[name] = Plain(facts.Value(name));
        }

        if (facts.Value("thing").Length < 2)
        {
            var subject = values["fileNames"]!.GetValue<string>() is { Length: > 0 } file ? Plain(file) : "the subject";
            values["thing"] = subject;
            values["Thing"] = subject;
        }

        Name(facts, values);
        values["label"] = Label(values["thing"]!.GetValue<string>(), 40);
        values["placeLabel"] = Label(values["market"]!.GetValue<string>(), 30);
        values["hasFile"] = values["files"]!.AsArray().Count > 0;
        values["file"] = values["files"]!.AsArray().FirstOrDefault()?.DeepClone();
        values["hasUrl"] = values["urls"]!.AsArray().Count > 0;
        values["url"] = values["urls"]!.AsArray().FirstOrDefault()?.DeepClone() ?? JsonValue.Create("");
        values["text"] = Plain(facts.Text.Plain);
        values["weeks"] = Weeks(facts.Value("period"));
        values["voice"] = facts.Language;
        values["game"] = GameMaterial.Of(facts, values);
        values["film"] = FilmMaterial.Of(facts, values);
        values["shots"] = values["film"]!["shots"]!.DeepClone();
        values["app"] = AppMaterial.Of(facts, values);
        values["targetCode"] = Lexicon.Languages.FirstOrDefault(l => l.Name == facts.Value("target")).Data?["code"]?.DeepClone() ?? JsonValue.Create("en");
        return values;
    }

    private static void Name(IntentFacts facts, JsonObject values)
    {
        values["cast"] = CastMaterial.Of(values);
        var kind = facts.Kinds.Keys.FirstOrDefault();
        var title = kind == "game" ? GameMaterial.Title(facts, values) : kind == "video" && facts.Language == "en" ? FilmStory.Of(facts.Text.Plain, values["thing"]!.GetValue<string>())?.Title : null;
        if (title is { Length: > 1 } && title != values["Thing"]!.GetValue<string>())
        {
            values["Thing"] = Plain(title);
            values["thing"] = Plain(title.StartsWith("The ", StringComparison.Ordinal) ? "the " + title[4..] : title);
        }
    }

    /// <summary>Text that no markup language takes for markup.</summary>
    public static string Plain(string text) => string.Concat(text.Select(c => c switch { '<' => '‹', '>' => '›', '`' => '\'', '{' or '[' => '(', '}' or ']' => ')', '|' => '/', _ => c })).Trim() is var trimmed && text.StartsWith(' ') ? " " + trimmed : trimmed;

    /// <summary>Letters, digits and spaces only, for drawings.</summary>
    public static string Label(string text, int most)
    {
        var clean = string.Join(' ', IntentText.Split(text)).Replace("#", "", StringComparison.Ordinal).Replace("'", "’", StringComparison.Ordinal);
        return clean.Length == 0 ? "Subject" : clean.Length <= most ? clean : clean[..most].Trim();
    }

    private static int Weeks(string period)
    {
        var number = IntentText.Split(period).Select(w => int.TryParse(w, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0).FirstOrDefault(n => n > 0);
        number = number == 0 ? 6 : number;
        var weeks = period.Contains("day", StringComparison.OrdinalIgnoreCase) ? Math.Max(1, number / 7) : period.Contains("month", StringComparison.OrdinalIgnoreCase) ? number * 4 : number;
        return Math.Clamp(weeks, 1, 26);
    }
}
