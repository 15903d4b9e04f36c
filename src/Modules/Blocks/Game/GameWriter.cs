using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Game;

/// <summary>Lets the workspace's language model invent what a design leaves open: cast, goal, place, names of levels, questions. The levels themselves are built by our engines, which prove that they can be finished.</summary>
internal sealed class GameWriter(ModelDraft drafts)
{
    private const int FewestQuestions = 3;
    private const string Role = "You design small games for the browser that people of all ages like. Answer with JSON only.";
    private const string Schema = """
        {"type":"object","additionalProperties":false,"required":["title","goal","place","characters","levelNames","questions"],"properties":{
          "title":{"type":"string"},"goal":{"type":"string"},"place":{"type":"string"},
          "characters":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name","role","color","look"],"properties":{"name":{"type":"string"},"role":{"type":"string"},"color":{"type":"string"},"look":{"type":"string"}}}},
          "levelNames":{"type":"array","items":{"type":"string"}},
          "questions":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["question","answers","correct","why"],"properties":{"question":{"type":"string"},"answers":{"type":"array","items":{"type":"string"}},"correct":{"type":"integer"},"why":{"type":"string"}}}}}}
        """;

    /// <summary>A design for what is open; null when nothing is, or no model is connected.</summary>
    public async Task<Result<Draft<GameSettings>?>> WriteAsync(StepContext context, string engine, GameSettings wanted, IReadOnlyList<Material> materials, CancellationToken cancellationToken)
    {
        var open = engine == "quiz" ? wanted.Questions is not { Count: > 0 } : wanted.Characters is not { Count: > 0 } || string.IsNullOrWhiteSpace(wanted.Goal);
        if (!open)
        {
            return Result<Draft<GameSettings>?>.Ok(null);
        }

        var task = $"Design a {engine} game.\nTitle: {wanted.Title ?? context.Node.Title}\nGoal: {wanted.Goal ?? "invent one, one sentence"}\nPlace or subject: {wanted.Level ?? "what the material says, else invent one"}\nLevels: {wanted.Levels ?? 3}; name each.\n"
            + "Characters: the hero first, then two to five others, each with the role hero, friend or enemy, a colour as #rrggbb, and a look in a few words. "
            + (engine == "quiz" ? "Questions: ten, from the material only, four answers each, correct is the index of the right one from 0, why is one sentence." : "Questions: an empty list.");
        var prompt = new ModelPrompt("game", Role, task, materials) { Policy = wanted.Model, Options = AnswerShape.Json("game", Schema) };
        return await drafts.WriteAsync(context, prompt, (answer, _) => Task.FromResult(AnswerShape.Read<Design>(answer).Then(design => Read(design, engine))), cancellationToken);
    }

    private static Result<GameSettings> Read(Design design, string engine)
    {
        var cast = (design.Characters ?? []).Where(c => !string.IsNullOrWhiteSpace(c.Name)).Take(12).Select(c => c with { Name = Cut(c.Name, 40) }).ToList();
        var questions = (design.Questions ?? []).Where(q => !string.IsNullOrWhiteSpace(q.Question) && q.Answers is { Count: >= 2 and <= 6 } && q.Correct >= 0 && q.Correct < q.Answers.Count).Take(30).ToList();
        if (engine == "quiz" ? questions.Count < FewestQuestions : cast.Count == 0)
        {
            return ModelDraft.Useless(engine == "quiz" ? $"it has fewer than {FewestQuestions} questions whose right answer is among their answers" : "it has no characters");
        }

        return new GameSettings(null, Filled(design.Title, 80), Filled(design.Goal, 200), Filled(design.Place, 400), cast, null, null, questions, null, null)
        {
            LevelNames = [.. (design.LevelNames ?? []).Where(n => !string.IsNullOrWhiteSpace(n)).Take(10).Select(n => Cut(n, 40))],
        };
    }

    private static string? Filled(string? text, int most) => string.IsNullOrWhiteSpace(text) ? null : Cut(text, most);

    private static string Cut(string text, int most) => text.Trim() is { } plain && plain.Length <= most ? plain : text.Trim()[..most];

    private sealed record Design(string? Title, string? Goal, string? Place, IReadOnlyList<GameCharacter>? Characters, IReadOnlyList<string>? LevelNames, IReadOnlyList<QuizQuestion>? Questions);
}
