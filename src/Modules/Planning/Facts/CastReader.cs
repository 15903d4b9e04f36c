namespace Cadre.Planning.Facts;

/// <summary>A character that a text names.</summary>
/// <param name="Name">The name as shown.</param>
/// <param name="Kind">What it is: brave hedgehog, dog; empty when unsaid.</param>
/// <param name="Part">hero, friend or opponent; empty when unsaid.</param>
internal sealed record NamedCharacter(string Name, string Kind, string Part);

/// <summary>Finds characters with what they are and the side they are on: "Momo the brave hedgehog against the shadow crows".</summary>
internal static class CastReader
{
    private const int MostKindWords = 4;
    private static readonly string[] Against = ["against", "versus", "vs", "fights", "fight", "fighting", "battles", "battling", "defeats", "defeat", "escapes", "escaping", "avoids", "avoiding", "dodges", "dodging", "outruns", "chased", "stops"];
    private static readonly string[] Friends = ["friend", "helper", "sidekick", "partner", "companion", "buddy", "ally"];
    private static readonly string[] Enemies = ["villain", "enemy", "boss", "opponent", "rival", "nemesis"];
    private static readonly string[] Leads = ["about", "with", "where", "starring", "featuring", "as", "of"];
    private static readonly string[] Heroes = ["hero", "heroine", "protagonist", "player"];
    private static readonly string[] Articles = ["the", "a", "an", "my", "our", "his", "her", "their", "by", "from", "some", "evil"];
    private static readonly HashSet<string> Ends = [.. Against, "and", "with", "who", "which", "that", "to", "in", "on", "at", "of", "for", "is", "are", "was", "has", "from", "by", "where", "through", "or", "but", "over", "into", "like", "must", "can", "should", "across", "inside", "runs", "jumps", "collects", "saves", "named", "called", "while", "under"];
    private static readonly HashSet<string> NoNames = ["I", "A", "An", "The", "My", "Our", "Make", "Build", "Create", "Play", "Game", "In", "On", "He", "She", "It", "They", "We", "You", "And", "With", "Design", "Please", "This", "There", "Write", "Develop", "Film", "Video", "Short", "Movie", "Quiz", "Puzzle", "Platformer", "Shooter"];

    /// <summary>The characters in order of the text, heroes before friends before opponents.</summary>
    public static IReadOnlyList<NamedCharacter> Read(string text)
    {
        var tokens = Tokens(text);
        var found = new List<(NamedCharacter Character, int Order)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (ByApposition(tokens, i) is { } named)
            {
                found.Add((named, named.Part == "opponent" ? 2 : named.Part == "friend" ? 1 : 0));
            }
            else if (Against.Contains(tokens[i].Lower) && !tokens[i].Closes && Phrase(tokens, i + 1) is { Length: > 2 } enemy && enemy.Split(' ')[0] is var first && !(IsName(tokens, i + 1) && ByApposition(tokens, i + 1) is not null) && first.Length > 1)
            {
                found.Add((new NamedCharacter(Capital(enemy), "", "opponent"), 2));
            }
        }

        foreach (var (name, kind) in Particulars.Characters(text))
        {
            found.Add((new NamedCharacter(name, kind, Friends.Contains(kind) ? "friend" : Enemies.Contains(kind) ? "opponent" : ""), Enemies.Contains(kind) ? 2 : 0));
        }

        if (found.All(f => f.Order > 0) && Creature(tokens) is { } creature)
        {
            found.Add((creature, 0));
        }

        var order = found.Where(f => f.Character.Name.Length is > 1 and < 40).GroupBy(f => f.Character.Name, StringComparer.OrdinalIgnoreCase).Select(g => g.MaxBy(f => f.Character.Kind.Length + f.Character.Part.Length));
        return [.. order.OrderBy(f => f.Order).Select(f => f.Character).Take(8)];
    }

    /// <summary>A hero without a name: "about a brave hedgehog saving its garden" is the hedgehog.</summary>
    private static NamedCharacter? Creature(List<Token> tokens)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (Leads.Contains(tokens[i].Lower) && tokens[i + 1].Lower is "a" or "an" or "the" or "my" or "our")
            {
                var at = Enumerable.Range(i + 2, Math.Min(3, tokens.Count - i - 2)).FirstOrDefault(n => Creatures.Known.Contains(tokens[n].Lower), -1);
                if (at >= 0)
                {
                    return new NamedCharacter(Capital(tokens[at].Lower), string.Join(' ', tokens[(i + 2)..(at + 1)].Select(t => t.Lower)), "hero");
                }
            }
        }

        return null;
    }

    private static NamedCharacter? ByApposition(List<Token> tokens, int at)
    {
        if (!IsName(tokens, at) || (at > 0 && tokens[at - 1].Lower is "in" or "at" or "near"))
        {
            return null;
        }

        var before = at > 0 ? tokens[at - 1].Lower : "";
        var part = at > 0 && (Against.Contains(before) || Enemies.Contains(before)) ? "opponent" : Friends.Contains(before) ? "friend" : Heroes.Contains(before) ? "hero" : "";
        var article = at + 1 < tokens.Count && tokens[at + 1].Lower is "the" or "a" or "an";
        var kind = article ? Phrase(tokens, at + 2) : "";
        if (kind.Length == 0)
        {
            return part.Length > 0 ? new NamedCharacter(tokens[at].Text, "", part) : null;
        }

        part = Friends.Any(f => kind.EndsWith(f, StringComparison.OrdinalIgnoreCase)) ? "friend" : Enemies.Any(f => kind.EndsWith(f, StringComparison.OrdinalIgnoreCase)) ? "opponent" : part;
        return new NamedCharacter(tokens[at].Text, kind, part);
    }

    private static bool IsName(List<Token> tokens, int at) => at < tokens.Count && char.IsUpper(tokens[at].Text[0]) && tokens[at].Text.Length is > 1 and < 24 && !NoNames.Contains(tokens[at].Text);

    private static string Phrase(List<Token> tokens, int at)
    {
        while (at < tokens.Count && Articles.Contains(tokens[at].Lower))
        {
            at++;
        }

        var words = new List<string>();
        for (; at < tokens.Count && words.Count < MostKindWords && !Ends.Contains(tokens[at].Lower); at++)
        {
            words.Add(tokens[at].Text);
            if (tokens[at].Closes)
            {
                break;
            }
        }

        return string.Join(' ', words);
    }

    private static List<Token> Tokens(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(w => (Word: w.Trim(',', '.', ';', ':', '!', '?', '(', ')', '"', '“', '”'), Raw: w))
        .Where(w => w.Word.Length > 0)
        .Select(w => new Token(w.Word, w.Word.ToLowerInvariant(), w.Raw[^1] is ',' or '.' or ';' or ':' or '!' or '?' or ')' && !IsApposed(w.Raw)))];

    private static bool IsApposed(string raw) => raw[^1] == ',' && char.IsUpper(raw[0]);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private sealed record Token(string Text, string Lower, bool Closes);
}
