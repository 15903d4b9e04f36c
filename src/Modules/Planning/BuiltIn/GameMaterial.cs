using System.Text.Json.Nodes;
using Cadre.Planning.Facts;
using Cadre.Planning.Language;

namespace Cadre.Planning.BuiltIn;

/// <summary>Which engine a game needs, and its rules.</summary>
internal static class GameMaterial
{
    private static readonly (string Engine, Wordlist Words, string Goal)[] Engines =
    [
        ("quiz", new Wordlist("quiz; trivia; questions; exam; learn; flashcard*; cuestionario; ควิซ; مسابقة"), "Answer the questions and reach the best score"),
        ("puzzle", new Wordlist("puzzle; match; memory; tiles; maze; chess; board; logic; sudoku; rompecabezas; ปริศนา; لغز; 拼图; パズル"), "Solve every board with as few moves as possible"),
        ("shooter", new Wordlist("shooter; shoot; shooting; space; alien*; zombie*; asteroid*; invaders; tank; laser; battle; war; disparos; ยิง; فضاء; 射击; 宇宙"), "Survive the waves and clear the field"),
    ];

    public static JsonObject Of(IntentFacts facts, JsonObject values)
    {
        var engine = Engines.FirstOrDefault(e => e.Words.Count(facts.Text) > 0);
        var hard = new Wordlist("hard; difficult; challenging; difícil; ยาก; صعب").Count(facts.Text) > 0;
        var easy = new Wordlist("easy; kids; children; toddler*; simple; fácil; niños; ง่าย; เด็ก; سهل; أطفال").Count(facts.Text) > 0;
        var thing = values["thing"]!.GetValue<string>();
        var title = values["name"]!.GetValue<string>() is { Length: > 0 } name ? name : values["Thing"]!.GetValue<string>();
        return new JsonObject
        {
            ["engine"] = engine.Engine ?? "platformer",
            ["goal"] = (engine.Goal ?? "Reach the end of every level, collect what lies on the way and avoid what is in the way") + ".",
            ["title"] = title[..Math.Min(title.Length, 100)],
            ["level"] = $"{thing}. {values["goal"]!.GetValue<string>()}",
            ["difficulty"] = hard ? "hard" : easy ? "easy" : "normal",
            ["levels"] = 3,
        };
    }
}
