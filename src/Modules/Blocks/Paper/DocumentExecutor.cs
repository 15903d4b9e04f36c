using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Paper;

/// <summary>Gives a text that people wrote together, with what is connected put into it or below it.</summary>
internal sealed class DocumentExecutor(MaterialReader reader, ArtifactFiles artifacts) : BlockExecutor<DocumentSettings>("document")
{
    private const string Place = "{{input}}";

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, DocumentSettings settings, CancellationToken cancellationToken)
    {
        var materials = await reader.ReadAsync(context, "input", cancellationToken);
        if (!materials.IsOk)
        {
            return materials.Error;
        }

        var own = settings.Text ?? "";
        var given = string.Join("\n\n", materials.Value.Where(m => m.Text.Length > 0).Select(m => m.Text.Trim()));
        if (string.IsNullOrWhiteSpace(own) && given.Length == 0)
        {
            return StepSettings.Bad("text", "The document is empty.", "Write something, or connect a block.");
        }

        var text = (own.Contains(Place, StringComparison.Ordinal) ? own.Replace(Place, given, StringComparison.Ordinal) : $"{own.TrimEnd()}\n\n{given}").Trim() + "\n";
        var name = Path.GetFileName(settings.Name?.Trim() is { Length: > 0 } wanted ? wanted : "Document.md");
        var saved = await context.EffectAsync("file:1", "tool", (_, token) => artifacts.SaveTextAsync(context.Tenant, name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? name : name + ".md", "text/markdown", text, token), cancellationToken);
        return saved.Map<ArtifactRef, StepOutcome>(file => new StepResult().ByEngine("document").Output("markdown", text).Output("file", file).View("markdown", null, text).View("file", file.Name, file).Done());
    }
}

/// <summary>Settings of document blocks.</summary>
internal sealed record DocumentSettings(string? Text, string? Name);
