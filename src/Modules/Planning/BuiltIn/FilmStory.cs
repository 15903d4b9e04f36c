using System.Text.RegularExpressions;

namespace Cadre.Planning.BuiltIn;

/// <summary>Who a film is about, with whom, where and against what: read from "a lighthouse keeper who befriends a whale".</summary>
/// <param name="Hero">The protagonist with article.</param>
/// <param name="Partner">The second one with article; empty for none.</param>
/// <param name="Deed">What is done, as written.</param>
/// <param name="Place">Where, with article.</param>
/// <param name="Trouble">What comes between.</param>
internal sealed partial record FilmStory(string Hero, string Partner, string Deed, string Place, string Trouble)
{
    private static readonly (string Words, string Place, string Trouble)[] Worlds =
    [
        ("lighthouse", "the lighthouse", "the storm"), ("whale sea ocean ship sailor fisherman fisher island diver harbour captain mermaid", "the sea", "the storm"),
        ("astronaut space planet moon mars rocket star alien", "the silent station", "the meteor shower"), ("desert camel caravan dune", "the desert", "the sandstorm"),
        ("mountain climber peak glacier shepherd", "the mountain", "the avalanche"), ("forest fox bear wolf tree hedgehog deer owl", "the forest", "the forest fire"),
        ("robot city street taxi baker office musician painter dancer", "the city", "the night without light"), ("farm farmer village bees bee horse", "the village", "the drought"),
        ("school teacher student child", "the school", "the last day"), ("snow winter polar penguin arctic", "the ice", "the blizzard"),
    ];

    /// <summary>The title.</summary>
    public string Title => Capital(Partner.Length > 0 ? $"{Hero} and {Partner}" : Hero);

    /// <summary>The story that a wish tells; null when it tells none.</summary>
    public static FilmStory? Of(string text, string thing)
    {
        var match = Relation().Match(thing);
        match = match.Success ? match : Relation().Match(Clause(text));
        if (!match.Success)
        {
            return null;
        }

        var hero = The(match.Groups["hero"].Value);
        var rest = match.Groups["rest"].Value.Trim();
        var partner = Second().Match(rest) is { Success: true } second ? The(second.Groups["noun"].Value) : "";
        var deed = match.Groups["deed"].Value.Length > 0 ? match.Groups["deed"].Value + " " + rest : "";
        var words = text.ToLowerInvariant();
        var world = Worlds.FirstOrDefault(w => w.Words.Split(' ').Any(word => words.Contains(word, StringComparison.Ordinal)));
        return new FilmStory(hero, partner, deed.Trim().TrimEnd('.'), world.Place ?? "home", world.Trouble ?? "the setback");
    }

    /// <summary>The scenes: title and words of each.</summary>
    public (string Title, string Text)[] Scenes()
    {
        var other = Partner.Length > 0 ? Partner : "a first sign";
        var meets = Deed.Length > 0 ? $"{Capital(Hero)} {Deed}." : $"{Capital(Hero)} and {other} meet.";
        return
        [
            ($"{Capital(Hero)} alone", $"Dawn over {Place}. {Capital(Hero)} does what every day asks, alone."),
            ($"{Capital(other)} appears", $"Then something is different: {other} comes close to {Place}, and stays."),
            (Partner.Length > 0 ? $"{Capital(Hero)} and {Partner} meet" : $"{Capital(Hero)} begins", meets + " Neither knows yet what it will cost."),
            ($"{Capital(Trouble)} comes", $"{Capital(Trouble)} reaches {Place}. What was easy yesterday is dangerous now."),
            ("In danger", Partner.Length > 0 ? $"{Capital(Trouble)} is here: {Partner} is in danger, and only {Hero} can help." : $"{Capital(Hero)} must choose: turn back, or go on."),
            ("Together", Partner.Length > 0 ? $"{Capital(Hero)} goes out into {Trouble}. This time {Partner} shows the way." : $"{Capital(Hero)} goes on, and finds the strength that was there all along."),
            ($"{Capital(Place)} after {Trouble}", $"Morning again. The same place as at the start, and {Hero} is not alone any more."),
        ];
    }

    private static string Clause(string text) => text.LastIndexOf(" about ", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? text[(at + 7)..] : text.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? text[(colon + 2)..] : text;

    private static string The(string noun) => "the " + Lead().Replace(noun.Trim(), "");

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^((a|an|the|my|our)\s)?(?<hero>[\p{L}-]+(\s[\p{L}-]+){0,3}?)\s((who|that|which)\s(?<deed>[\p{L}]+s)|(?<deed>befriends|meets|saves|discovers|finds|learns|dreams|travels|loses|follows|rescues|helps|falls)|and|who must)\s(?<rest>[^.!?;]{2,90})", Options)]
    private static partial Regex Relation();

    [GeneratedRegex(@"^((in love\s)?with\s)?(a|an|the|his|her|their|another)\s(?<noun>(?:(?:old|young|lost|little|small|blue|white|lonely|wild|injured|stray|giant|last|baby|tiny|wounded)\s)?[\p{L}-]+)(\s(in|on|at|from|who|that|and|near|during|to)\s.*|,.*)?$", Options)]
    private static partial Regex Second();

    [GeneratedRegex(@"^(a|an|the|my|our)\s|\s(who|that|which)$", Options)]
    private static partial Regex Lead();
}
