using Cadre.Blocks.Language;

namespace Cadre.Blocks.Content;

/// <summary>A section of an outline.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Cues">Words that belong to it.</param>
/// <param name="Questions">What must be known to write it.</param>
internal sealed record OutlineSection(string Title, string Cues, IReadOnlyList<string> Questions);

/// <summary>Outlines of common documents.</summary>
internal static class Outline
{
    private static readonly (string Words, OutlineSection[] Sections)[] Known =
    [
        ("business plan venture startup company shop selling sell", [
            S("The opportunity", "market problem need demand customer size growth", "How many people have the problem, and what do they spend on it today?"),
            S("What is offered", "product service solution feature offer value", "What exactly does a customer get, and why is it better than what they use now?"),
            S("Customers and market", "customer segment audience market region buyer", "Who buys first, where are they, and how many are there?"),
            S("Competition", "competitor competition alternative rival price compare", "Who else serves them, at what price, with what weakness?"),
            S("Pricing and revenue", "price pricing revenue cost margin unit income sale", "What is the price, the cost per unit and the margin?"),
            S("Going to market", "channel marketing campaign launch partner distribution reach", "Which two channels are tried first, and what may a customer cost to win?"),
            S("Operations and team", "team supplier logistics operation staff partner supply", "Who does what, and which suppliers are needed?"),
            S("Money needed", "investment budget cost finance cash funding break-even", "How much money is needed until income covers costs?"),
            S("Risks", "risk threat problem regulation dependency", "What could stop it, and what is done about that?")]),
        ("specification requirements app software feature system product spec", [
            S("Purpose", "purpose goal problem user need", "Who uses it, and what can they do afterwards that they cannot do now?"),
            S("Users and their tasks", "user task role story flow", "Which tasks must each user finish?"),
            S("Functions", "function feature must should support allow", "Which functions are needed for the first version?"),
            S("Data", "data entity field table record model", "Which things are stored, with which fields?"),
            S("Interfaces", "interface api screen integration export import", "Which screens and which other systems are there?"),
            S("Quality", "performance security privacy availability speed test", "How fast, how safe, how available must it be?"),
            S("Out of scope", "later exclude not scope", "What is left out on purpose?"),
            S("Acceptance", "accept test check criterion done", "How is it shown that it works?")]),
        ("market research study analysis report findings competitors", [
            S("Question", "question goal ask why", "What decision does this report serve?"),
            S("Method and material", "method source data sample survey collect", "Where do the facts come from, and how current are they?"),
            S("Findings", "find show result increase decrease percent most highest", "What are the three most important facts?"),
            S("Comparison", "compare competitor versus difference than price", "How do the alternatives differ?"),
            S("What it means", "mean imply therefore conclude recommend", "What follows from the facts?"),
            S("Limits", "limit missing uncertain caveat estimate", "What do the facts not show?")]),
        ("script storyboard film video scene trailer shot voice-over", [
            S("Idea", "idea theme story about", "What should the viewer feel and remember?"),
            S("Characters and places", "character hero place setting world", "Who is seen, and where?"),
            S("Beginning", "begin open first introduce", "What is seen first?"),
            S("Turning point", "conflict turn change problem but", "What changes?"),
            S("Ending", "end finally close last call", "What is the last picture and the last sentence?")]),
        ("game design level player platformer puzzle quiz", [
            S("Idea", "game idea player theme world", "What does the player do again and again, and why is it fun?"),
            S("Characters", "character hero enemy friend", "Who is played, who is against the player?"),
            S("Rules", "rule score life lose win goal", "How does the player win and lose?"),
            S("Levels", "level place difficulty stage world", "Which levels are there, and what is new in each?"),
            S("Controls and sound", "control key touch sound music", "Which keys, which sounds?"),
            S("Playtest", "test play feedback difficulty", "What must a first player manage without help?")]),
        ("marketing campaign launch plan go-to-market announcement", [
            S("Goal", "goal target measure", "Which number shows success, and by when?"),
            S("Audience", "audience customer segment who", "Who is addressed, and what do they care about?"),
            S("Message", "message value benefit promise", "What is the one sentence to remember?"),
            S("Channels", "channel social mail event partner ad", "Where are they reached?"),
            S("Schedule", "week month date schedule phase", "What happens in which week?"),
            S("Budget and measures", "budget cost money measure metric", "What may it cost, and what is measured?")]),
    ];

    private static readonly OutlineSection[] General =
    [
        S("Background", "background context situation history why", "What led to this, and who is concerned?"),
        S("Main points", "main important key result fact", "What must the reader know first?"),
        S("Details", "detail how example step part", "Which facts and examples support it?"),
        S("What to do", "next step recommend should plan action", "What happens next, by whom and when?"),
    ];

    /// <summary>The outline that fits a description best; a general one when none does.</summary>
    public static IReadOnlyList<OutlineSection> For(string description)
    {
        var words = Words.Of(description).ToHashSet(StringComparer.Ordinal);
        var best = Known.Select(k => (k.Sections, Score: Words.Of(k.Words).Count(words.Contains))).MaxBy(k => k.Score);
        return best.Score > 0 ? best.Sections : General;
    }

    /// <summary>The sections of a template's headings; the lines below a heading are what belongs there.</summary>
    public static IReadOnlyList<OutlineSection> Parse(string template)
    {
        var sections = new List<(string Title, List<string> Notes)>();
        foreach (var line in template.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (line.StartsWith("##", StringComparison.Ordinal) || (sections.Count == 0 && !line.StartsWith('#')) || (line.Length < 60 && char.IsAsciiDigit(line[0]) && line.Contains(". ", StringComparison.Ordinal)))
            {
                sections.Add((line.TrimStart('#', '-', ' ', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '.'), []));
            }
            else if (!line.StartsWith('#'))
            {
                sections[^1].Notes.Add(line.TrimStart('-', '*', ' '));
            }
        }

        return [.. sections.Select(s => new OutlineSection(s.Title, s.Title + " " + string.Join(' ', s.Notes), [.. s.Notes.Where(n => n.EndsWith('?') || n.EndsWith('.'))]))];
    }

    private static OutlineSection S(string title, string cues, string question) => new(title, cues, [question]);
}
