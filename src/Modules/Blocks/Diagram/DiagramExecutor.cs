using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Diagram;

/// <summary>Draws Mermaid as SVG; without source composes one from material.</summary>
internal sealed class DiagramExecutor(SandboxRenderer renderer, MaterialReader reader, ArtifactFiles artifacts, SvgPictures pictures) : BlockExecutor<DiagramSettings>("diagram")
{
    private const int LongestSource = 60_000;

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

        var source = given ?? DiagramWriter.Write(settings.Kind ?? "flowchart", context.Node.Title, text, context.Input("source"));
        if (source.Length > LongestSource)
        {
            return Outcomes.Unusable("diagram_too_large", $"The diagram's source has more than {LongestSource:N0} characters.", "Split it into several diagrams.");
        }

        var drawn = await context.EffectAsync("sandbox:draw", "sandbox", (_, token) => DrawAsync(context, source, token), cancellationToken);
        var png = await drawn.ThenAsync(svg => context.EffectAsync("sandbox:png", "sandbox", (_, token) => pictures.PngAsync(context.Tenant, svg, token), cancellationToken));
        return png.Map<ArtifactRef, StepOutcome>(picture =>
        {
            var svg = drawn.Value;
            var result = new StepResult().Output("svg", svg).Output("png", picture).Output("source", source).View("svg", null, svg).View("code", "Mermaid source", source, "mermaid");
            return (given is null ? result.WithoutModel("diagram from structure") : result.ByEngine("Mermaid")).Done();
        });
    }

    private async Task<Result<ArtifactRef>> DrawAsync(StepContext context, string source, CancellationToken cancellationToken)
    {
        var page = new Page(EmbeddedText.Read("Diagram/page.html"), 1600, 1200);
        var drawn = await renderer.EvaluateAsync(context.Tenant, page, $"draw({JsonSerializer.Serialize(source)})", cancellationToken);
        if (!drawn.IsOk)
        {
            return drawn.Error;
        }

        if (drawn.Value.ValueKind != JsonValueKind.Object)
        {
            return new Error(ErrorKind.Unavailable, "mermaid_missing", "The diagram program is not installed.", "Install the tools (run does it), then try again.");
        }

        return drawn.Value.TryGetProperty("svg", out var svg)
            ? await artifacts.SaveTextAsync(context.Tenant, "diagram.svg", "image/svg+xml", svg.GetString()!, cancellationToken)
            : Outcomes.Unusable("diagram_syntax", "Mermaid cannot read this: " + drawn.Value.GetProperty("error").GetString(), "Correct the source at the line named.");
    }
}

/// <summary>Settings of diagram blocks.</summary>
internal sealed record DiagramSettings(string? Source, string? Kind, string? Brief);
