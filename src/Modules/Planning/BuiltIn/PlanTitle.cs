using System.Text.Json.Nodes;
using Cadre.Planning.Facts;

namespace Cadre.Planning.BuiltIn;

/// <summary>The title of a plan: what it is about, in the person's words.</summary>
internal static class PlanTitle
{
    private const int Longest = 90;

    private static readonly (string Kind, string Form)[] Forms =
    [
        ("game", "Game: {0}"), ("video", "Video: {0}"), ("app", "App: {0}"), ("analysis", "Analysis: {0}"), ("automation", "Automation: {0}"), ("business", "Business: {0}"), ("translation", "Translation: {0}"),
        ("summary", "Summary: {0}"), ("learning", "Learning: {0}"), ("event", "Event: {0}"), ("research", "Research: {0}"), ("email", "Email: {0}"), ("meeting", "Meeting: {0}"), ("monitoring", "Monitoring: {0}"),
        ("brand", "Brand: {0}"), ("marketing", "Marketing: {0}"), ("voice", "Audio: {0}"), ("image", "Picture: {0}"), ("writing", "Text: {0}"), ("hiring", "Hiring: {0}"), ("finance", "Finance: {0}"),
    ];

    public static string For(IntentFacts facts, JsonObject values)
    {
        var kind = facts.Kinds.Keys.FirstOrDefault() ?? "project";
        var subject = facts.Value("name") is { Length: > 0 } name && kind != "game" ? name : values["Thing"]!.GetValue<string>();
        subject = kind == "app" && facts.Value("name").Length == 0 && subject.EndsWith(" app", StringComparison.Ordinal) ? subject[..^4] : subject;
        subject = subject.Length < 2 ? values["fileNames"]!.GetValue<string>() is { Length: > 0 } file ? file : facts.Value("goal") : subject;
        var place = facts.Value("inPlace") is { Length: > 0 } at && !subject.Contains(facts.Value("place"), StringComparison.OrdinalIgnoreCase) ? at : "";
        var form = facts.Language == "en" ? Forms.FirstOrDefault(f => f.Kind == kind).Form ?? "{0}" : "{0}";
        var title = MaterialFacts.Plain(form.Replace("{0}", subject + (facts.Language == "en" ? place : ""), StringComparison.Ordinal));
        return title.Length <= Longest ? title : title[..(Longest - 1)].TrimEnd() + "…";
    }
}
