using System.Text.Json;

namespace Cadre.Blocks.Game;

/// <summary>Settings of game blocks; a design that is connected may carry the same members.</summary>
internal sealed record GameSettings(string? Engine, string? Title, string? Goal, string? Level, IReadOnlyList<GameCharacter>? Characters, string? Difficulty, int? Levels, IReadOnlyList<QuizQuestion>? Questions, int? Seed, string? Model)
{
    /// <summary>What the levels are called; numbers where they are not.</summary>
    public IReadOnlyList<string>? LevelNames { get; init; }

    /// <summary>These settings, with what they leave out taken from a design.</summary>
    public GameSettings With(GameSettings? design) => design is null ? this : new GameSettings(
        Engine ?? design.Engine,
        Title ?? design.Title,
        Goal ?? design.Goal,
        Level ?? design.Level,
        Characters is { Count: > 0 } ? Characters : design.Characters,
        Difficulty ?? design.Difficulty,
        Levels ?? design.Levels,
        Questions is { Count: > 0 } ? Questions : design.Questions,
        Seed ?? design.Seed,
        Model ?? design.Model)
    {
        LevelNames = LevelNames is { Count: > 0 } ? LevelNames : design.LevelNames,
    };

    /// <summary>The design in a JSON value; null when it is none.</summary>
    public static GameSettings? From(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        try
        {
            return value.Deserialize<GameSettings>(Cadre.Kernel.CadreJson.Stored);
        }
        catch (JsonException)
        {
            // A design of another shape is read as text.
            return null;
        }
    }
}

/// <summary>A character.</summary>
internal sealed record GameCharacter(string Name, string? Role, string? Color, string? Look);

/// <summary>A quiz question.</summary>
internal sealed record QuizQuestion(string Question, IReadOnlyList<string> Answers, int Correct, string? Why);
