using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Diagram;

/// <summary>Lets the workspace's language model write a diagram's source; what Mermaid cannot read it writes again.</summary>
internal sealed class DiagramAuthor(ModelDraft drafts, MermaidRenderer renderer)
{
    private const string Role = "You draw diagrams as Mermaid source that people understand at a glance: short labels, at most 25 boxes, quotes around labels with other than letters. Answer with the source alone.";

    /// <summary>The source with its picture; null when no model is connected.</summary>
    public Task<Result<Draft<DrawnSource>?>> WriteAsync(StepContext context, DiagramSettings settings, IReadOnlyList<Material> materials, CancellationToken cancellationToken)
    {
        var kind = settings.Kind ?? "flowchart";
        var task = $"Draw a {kind} diagram (first line: {Beginning(kind)}).\nTitle: {context.Node.Title}\nWhat it shows: {(string.IsNullOrWhiteSpace(settings.Brief) ? "what the material describes" : settings.Brief)}\nLabels in the language of the material.";
        var prompt = new ModelPrompt("diagram", Role, task, materials) { Policy = settings.Model };
        return drafts.WriteAsync(context, prompt, (answer, attempt) => DrawAsync(context, answer, attempt, cancellationToken), cancellationToken);
    }

    private async Task<Result<DrawnSource>> DrawAsync(StepContext context, string answer, int attempt, CancellationToken cancellationToken)
    {
        if (MermaidSource.Find(answer) is not { } source)
        {
            return ModelDraft.Useless("it holds no Mermaid source");
        }

        var tried = await context.EffectAsync($"sandbox:draw:{attempt}", "sandbox", async (_, token) => Tried(await renderer.DrawAsync(context.Tenant, source, token)), cancellationToken);
        return tried.Then<DrawnSource>(t => t.Svg is { } svg ? new DrawnSource(source, svg) : ModelDraft.Useless(t.Refused!));
    }

    /// <summary>A refusal is a result of its own: a replay must come to the same one.</summary>
    private static Result<TriedDrawing> Tried(Result<ArtifactRef> drawn) =>
        drawn.IsOk ? new TriedDrawing(drawn.Value, null) : drawn.Error.Kind == ErrorKind.Unprocessable ? new TriedDrawing(null, drawn.Error.Message) : drawn.Error;

    private static string Beginning(string kind) => kind switch
    {
        "sequence" => "sequenceDiagram",
        "class" => "classDiagram",
        "er" => "erDiagram",
        "gantt" => "gantt",
        "mindmap" => "mindmap",
        "timeline" => "timeline",
        _ => "flowchart TD or flowchart LR",
    };

    private sealed record TriedDrawing(ArtifactRef? Svg, string? Refused);
}

/// <summary>A diagram's source and its picture.</summary>
internal sealed record DrawnSource(string Source, ArtifactRef Svg);
