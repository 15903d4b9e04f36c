using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Diagram;

/// <summary>Draws Mermaid source as SVG in the sandboxed browser.</summary>
internal sealed class MermaidRenderer(SandboxRenderer renderer, ArtifactFiles artifacts)
{
    /// <summary>The picture; <c>diagram_syntax</c> where Mermaid cannot read the source.</summary>
    public async Task<Result<ArtifactRef>> DrawAsync(Tenant tenant, string source, CancellationToken cancellationToken)
    {
        var page = new Page(EmbeddedText.Read("Diagram/page.html"), 1600, 1200);
        var drawn = await renderer.EvaluateAsync(tenant, page, $"draw({JsonSerializer.Serialize(source)})", cancellationToken);
        if (!drawn.IsOk)
        {
            return drawn.Error;
        }

        if (drawn.Value.ValueKind != JsonValueKind.Object)
        {
            return new Error(ErrorKind.Unavailable, "mermaid_missing", "The diagram program is not installed.", "Install the tools (run does it), then try again.");
        }

        return drawn.Value.TryGetProperty("svg", out var svg)
            ? await artifacts.SaveTextAsync(tenant, "diagram.svg", "image/svg+xml", svg.GetString()!, cancellationToken)
            : Outcomes.Unusable("diagram_syntax", "Mermaid cannot read this: " + drawn.Value.GetProperty("error").GetString(), "Correct the source at the line named.");
    }
}
