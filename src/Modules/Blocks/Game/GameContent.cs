using Cadre.Blocks.Drawing;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Language;
using Cadre.Kernel;

namespace Cadre.Blocks.Game;

/// <summary>What an engine plays.</summary>
internal sealed record GameContent(string Title, string Goal, int Seed, double Speed, int Seconds, GameTheme Theme, CharacterLook Hero, IReadOnlyList<CharacterLook> Cast, IReadOnlyList<CharacterLook> Enemies, IReadOnlyList<GameLevel> Levels, IReadOnlyList<QuizQuestion> Questions)
{
    /// <summary>Composes it from a design.</summary>
    public static Result<GameContent> Compose(string engine, string blockTitle, GameSettings wanted, string text, List<GameCharacter> cast, StepResult result)
    {
        var title = wanted.Title is { Length: > 0 } named ? named : blockTitle is { Length: > 0 } block ? block : "Untitled game";
        var seed = $"{title}/{wanted.Seed}/{engine}";
        var difficulty = wanted.Difficulty ?? "normal";
        var count = Math.Clamp(wanted.Levels ?? 3, 1, 10);
        var questions = engine == "quiz" ? ReadQuestions(wanted, text, seed, result) : Result<IReadOnlyList<QuizQuestion>>.Ok([]);
        if (!questions.IsOk)
        {
            return questions.Error;
        }

        var looks = cast.DefaultIfEmpty(new GameCharacter("Hero", "hero", null, null)).Select(CharacterLook.Of).ToList();
        var foes = cast.Zip(looks).Skip(1).Where(p => IsFoe(p.First)).Select(p => p.Second).ToList();
        string[] names = ["Grump", "Spike", "Blob"];
        return new GameContent(
            title,
            wanted.Goal is { Length: > 0 } goal ? goal : engine switch { "platformer" => "Collect coins and reach the flag.", "shooter" => "Survive every wave.", "puzzle" => "Put the picture together.", "corridor" => "Find the key and the way out.", "board" => "Be the first at the end of every board.", _ => "Answer as many as you can." },
            new SeededChoice(seed).Whole(1, 1_000_000),
            difficulty switch { "easy" => 0.75, "hard" => 1.35, _ => 1 },
            difficulty switch { "easy" => 40, "hard" => 15, _ => 25 },
            GameTheme.For($"{wanted.Level} {title} {wanted.Goal} {text}"),
            looks[0],
            looks.Count > 1 ? looks : [looks[0], .. names.Select(n => CharacterLook.Of(new GameCharacter(n, null, null, null)))],
            foes.Count > 0 ? foes : [.. names.Select(n => CharacterLook.Of(new GameCharacter(n + title, null, null, null)))],
            [.. Enumerable.Range(0, engine == "quiz" ? 1 : count).Select(i => Named(BuildLevel(engine, seed, i, difficulty), wanted.LevelNames, i))],
            questions.Value);
    }

    private static GameLevel Named(GameLevel level, IReadOnlyList<string>? names, int number) => names is not null && number < names.Count ? level with { Name = names[number] } : level;

    private static GameLevel BuildLevel(string engine, string seed, int number, string difficulty) => engine switch
    {
        "platformer" => new GameLevel($"Level {number + 1}", PlatformLevel.Build(seed, number, difficulty), 0),
        "shooter" => new GameLevel($"Field {number + 1}", ArenaLevel.Build(seed, number), 0),
        "corridor" => new GameLevel($"Maze {number + 1}", CorridorLevel.Build(seed, number, difficulty), 0),
        "board" => new GameLevel($"Board {number + 1}", BoardLevel.Build(seed, number, difficulty), 0),
        _ => new GameLevel($"Picture {number + 1}", [], Math.Min(3 + number + (difficulty == "hard" ? 1 : 0), 6)),
    };

    private static Result<IReadOnlyList<QuizQuestion>> ReadQuestions(GameSettings wanted, string text, string seed, StepResult result)
    {
        if (wanted.Questions is { Count: > 0 } given)
        {
            var wrong = given.FirstOrDefault(q => q.Answers is not { Count: >= 2 } || q.Correct < 0 || q.Correct >= q.Answers.Count);
            return wrong is null ? Result<IReadOnlyList<QuizQuestion>>.Ok(given) : StepSettings.Bad("questions", $"The question '{wrong.Question}' names no right answer among its answers.", "Give at least two answers and the index of the right one, from 0.");
        }

        var found = QuizWriter.FromText($"{text}\n{wanted.Level}", seed);
        if (found.Count < 3)
        {
            result.Warn("There was too little text for questions, so this is mental arithmetic. Connect a text, or write questions.");
            found = QuizWriter.Arithmetic(seed, 10);
        }

        return Result<IReadOnlyList<QuizQuestion>>.Ok(found);
    }

    private static bool IsFoe(GameCharacter character) =>
        Words.Of($"{character.Role} {character.Look}").Any(w => w is "enemy" or "opponent" or "villain" or "monster" or "foe" or "boss" or "evil" or "bandit" or "rival" or "antagonist" or "thief");
}

/// <summary>A level.</summary>
internal sealed record GameLevel(string Name, IReadOnlyList<string> Rows, int Size);
