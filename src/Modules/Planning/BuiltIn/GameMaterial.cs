using System.Text.Json.Nodes;
using Cadre.Planning.Facts;
using Cadre.Planning.Language;

namespace Cadre.Planning.BuiltIn;

/// <summary>Which engine a game needs, and its rules.</summary>
internal static class GameMaterial
{
    private static readonly (string Engine, Wordlist Words, string Goal)[] Engines =
    [
        ("corridor", new Wordlist("first-person; first person; fps; maze*; labyrinth*; corridor; dungeon; escape room; laberinto; เขาวงกต; متاهة; 迷宫; 迷路"), "Find the key and the way out of every maze."),
        ("board", new Wordlist("board game; dice; ludo; snakes and ladders; race board; juego de mesa; เกมกระดาน; لعبة لوحية; 棋盘; すごろく"), "Be the first at the end of every board."),
        ("platformer", new Wordlist("platformer; platform game; jump; jumps; jumping; run; runs; running; runner; climb*"), ""),
        ("quiz", new Wordlist("quiz; trivia; questions; exam; learn; flashcard*; cuestionario; ควิซ; مسابقة"), "Answer the questions and reach the best score."),
        ("puzzle", new Wordlist("puzzle; match; memory; tiles; chess; logic; sudoku; rompecabezas; ปริศนา; لغز; 拼图; パズル"), "Solve every board with as few moves as possible."),
        ("shooter", new Wordlist("shooter; shoot; shooting; space; alien*; zombie*; asteroid*; invaders; tank; laser; battle; war; disparos; ยิง; فضاء; 射击; 宇宙"), "Survive the waves and clear the field."),
    ];

    public static JsonObject Of(IntentFacts facts, JsonObject values)
    {
        var engine = Engines.FirstOrDefault(e => e.Words.Count(facts.Text) > 0);
        var hard = new Wordlist("hard; difficult; challenging; difícil; ยาก; صعب").Count(facts.Text) > 0;
        var easy = new Wordlist("easy; kids; children; toddler*; simple; fácil; niños; ง่าย; เด็ก; سهل; أطفال").Count(facts.Text) > 0;
        var thing = values["thing"]!.GetValue<string>();
        var (hero, opponents) = (Named(values, "hero"), Named(values, "opponent"));
        var title = Title(facts, values);
        return new JsonObject
        {
            ["engine"] = engine.Engine ?? "platformer",
            ["goal"] = Goal(engine.Engine, hero, opponents) ?? (engine.Goal is { Length: > 0 } usual ? usual : null) ?? "Reach the end of every level, collect what lies on the way and avoid what is in the way.",
            ["title"] = title[..Math.Min(title.Length, 100)],
            ["level"] = $"{thing}. {values["goal"]!.GetValue<string>()}",
            ["difficulty"] = hard ? "hard" : easy ? "easy" : "normal",
            ["levels"] = 3,
        };
    }

    /// <summary>The title: as the person calls it, else made of the characters, else what the game is about.</summary>
    public static string Title(IntentFacts facts, JsonObject values)
    {
        if (facts.Value("name") is { Length: > 0 } name && values["characters"]!.AsArray().All(c => c!["name"]!.GetValue<string>() != name))
        {
            return name;
        }

        var (hero, friend, opponents) = (Named(values, "hero"), Named(values, "friend"), Named(values, "opponent"));
        return (hero, friend, opponents) switch
        {
            ({ Length: > 0 }, _, { Length: > 0 }) => $"{hero} against {Article(opponents)}",
            ({ Length: > 0 }, { Length: > 0 }, _) => $"{hero} and {friend}",
            _ => values["Thing"]!.GetValue<string>(),
        };
    }

    /// <summary>Opponents within a sentence: a common name with its article.</summary>
    public static string Article(string name) => name.Contains(' ') || name.EndsWith('s') ? "the " + char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static string? Goal(string? engine, string hero, string opponents) => (engine ?? "platformer", hero, opponents) switch
    {
        ("platformer", { Length: > 0 }, { Length: > 0 }) => $"Lead {hero} to the end of every level, collect what lies on the way and escape {Article(opponents)}.",
        ("platformer", { Length: > 0 }, _) => $"Lead {hero} to the end of every level, collect what lies on the way and avoid what is in the way.",
        ("shooter", { Length: > 0 }, { Length: > 0 }) => $"With {hero}, survive the waves of {Article(opponents)[(Article(opponents).StartsWith("the ", StringComparison.Ordinal) ? 4 : 0)..]} and clear the field.",
        _ => null,
    };

    private static string Named(JsonObject values, string role) =>
        values["characters"]!.AsArray().Count == 0 ? "" : values["cast"]!.AsArray().FirstOrDefault(c => c!["role"]!.GetValue<string>() == role)?["name"]?.GetValue<string>() ?? "";
}
