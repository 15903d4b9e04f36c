using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Video;

/// <summary>Lets the workspace's language model write the storyboard of a film from a brief and material.</summary>
internal sealed class StoryWriter(ModelDraft drafts)
{
    private const int MostScenes = 20;
    private const int FewestScenes = 2;
    private const string Role = "You are a film director. You write storyboards whose every scene is one picture and one or two spoken sentences. Answer with JSON only.";
    private const string Schema = """
        {"type":"object","additionalProperties":false,"required":["scenes"],"properties":{"scenes":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["title","text","picture","seconds"],
          "properties":{"title":{"type":"string"},"text":{"type":"string"},"picture":{"type":"string"},"seconds":{"type":"number"}}}}}}
        """;

    /// <summary>The scenes; null when no model is connected.</summary>
    public Task<Result<Draft<List<Scene>>?>> WriteAsync(StepContext context, VideoSettings settings, IReadOnlyList<Material> materials, CancellationToken cancellationToken)
    {
        var task = $"Write the storyboard of a film of six to ten scenes.\nTitle: {settings.Title ?? context.Node.Title}\nWhat it tells: {settings.Brief ?? "what the material tells"}\n"
            + "title: two to five words; text: what the voice says, in the language of the brief; picture: what is seen, for an illustrator, with place, light and who is in it; seconds: 3 to 12.";
        var prompt = new ModelPrompt("video", Role, task, materials) { Policy = settings.Model, Options = AnswerShape.Json("storyboard", Schema) };
        return drafts.WriteAsync(context, prompt, (answer, _) => Task.FromResult(AnswerShape.Read<Story>(answer).Then(Read)), cancellationToken);
    }

    private static Result<List<Scene>> Read(Story story)
    {
        List<Scene> scenes = [.. (story.Scenes ?? []).Where(s => !string.IsNullOrWhiteSpace(s.Text)).Take(MostScenes).Select(s => new Scene(s.Title?.Trim() ?? "", s.Text!.Trim(), Math.Clamp(s.Seconds ?? 5, 2, 30)) { Picture = s.Picture })];
        return scenes.Count >= FewestScenes ? scenes : ModelDraft.Useless($"it has fewer than {FewestScenes} scenes with a text");
    }

    private sealed record Story(IReadOnlyList<StoryScene>? Scenes);

    private sealed record StoryScene(string? Title, string? Text, string? Picture, double? Seconds);
}
