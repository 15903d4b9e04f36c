using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Rendering;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Diagram;

/// <summary>Draws Mermaid as SVG; without source the model writes one, or it is composed from the material.</summary>
internal sealed class DiagramExecutor(MermaidRenderer renderer, DiagramAuthor author, MaterialReader reader, SvgPictures pictures) : BlockExecutor<DiagramSettings>("diagram")
{
    private const int LongestSource = 60_000;

    /// <summary>The first version whose blocks ask a connected model.</summary>
    private const int AsksModels = 2;

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, DiagramSettings settings, CancellationToken cancellationToken)
    {
        var materials = await reader.ReadAsync(context, "source", cancellationToken);
        if (!materials.IsOk)
        {
            return materials.Error;
        }

        var given = string.IsNullOrWhiteSpace(settings.Source) ? materials.Value.Select(m => MermaidSource.Find(m.Text)).FirstOrDefault(s => s is not null) : settings.Source;
        var text = string.Join("\n\n", materials.Value.Select(m => m.Text).Append(settings.Brief ?? "").Where(t => t.Length > 0));
        if (given is null && string.IsNullOrWhiteSpace(text))
        {
            return StepSettings.Bad("source", "There is nothing to draw.", "Write Mermaid source or what the diagram shows, or connect material.");
        }

        if (given is not null)
        {
            return await DrawAsync(context, given, new StepResult().ByEngine("Mermaid"), cancellationToken);
        }

        var draft = context.Node.TypeVersion < AsksModels ? Result<Draft<DrawnSource>?>.Ok(null) : await author.WriteAsync(context, settings, materials.Value, cancellationToken);
        return await draft.ThenAsync(d =>
        {
            var result = new StepResult().MadeBy(d, "diagram from structure");
            return d?.Value is { } drawn ? PaintAsync(context, drawn.Source, drawn.Svg, result, cancellationToken) : DrawAsync(context, DiagramWriter.Write(settings.Kind ?? "flowchart", context.Node.Title, text, context.Input("source")), result, cancellationToken);
        });
    }

    private async Task<Result<StepOutcome>> DrawAsync(StepContext context, string source, StepResult result, CancellationToken cancellationToken)
    {
        if (source.Length > LongestSource)
        {
            return Outcomes.Unusable("diagram_too_large", $"The diagram's source has more than {LongestSource:N0} characters.", "Split it into several diagrams.");
        }

        var drawn = await context.EffectAsync("sandbox:draw", "sandbox", (_, token) => renderer.DrawAsync(context.Tenant, source, token), cancellationToken);
        return await drawn.ThenAsync(svg => PaintAsync(context, source, svg, result, cancellationToken));
    }

    private async Task<Result<StepOutcome>> PaintAsync(StepContext context, string source, ArtifactRef svg, StepResult result, CancellationToken cancellationToken)
    {
        var png = await context.EffectAsync("sandbox:png", "sandbox", (_, token) => pictures.PngAsync(context.Tenant, svg, token), cancellationToken);
        return png.Map<ArtifactRef, StepOutcome>(picture => result.Output("svg", svg).Output("png", picture).Output("source", source).View("svg", null, svg).View("code", "Mermaid source", source, "mermaid").Done());
    }
}

/// <summary>Settings of diagram blocks.</summary>
internal sealed record DiagramSettings(string? Source, string? Kind, string? Brief, string? Model);
