using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Image;

/// <summary>Pictures by a model that draws: a new one, or given ones changed as the words say. What comes back is foreign, so it is opened, sized and written again in a sandbox.</summary>
internal sealed class PictureModel(IPictureModels models, PictureEditor editor, ArtifactFiles artifacts)
{
    private const int LargestSource = 20 * 1024 * 1024;
    private const int MostPictures = 4;

    /// <summary>Draws.</summary>
    public async Task<Result<StepOutcome>> DrawAsync(StepContext context, ImageSettings settings, IReadOnlyList<ArtifactRef> sources, CancellationToken cancellationToken)
    {
        var given = string.Join('\n', MaterialReader.Values(context.Input("prompt")).Select(PlainText.Of));
        var prompt = string.Join('\n', new[] { settings.Prompt ?? "", given }.Where(t => t.Length > 0)).Trim();
        if (prompt.Length == 0)
        {
            return StepSettings.Bad("prompt", "There is nothing to show or to change.", "Say what the picture shows, or what is to be changed.");
        }

        var (result, made) = (new StepResult(), new List<ArtifactRef>());
        IReadOnlyList<ArtifactRef?> each = sources.Count == 0 ? [null] : [.. sources.Take(MostPictures)];
        var wish = new PictureWish(settings.Model!.Trim(), prompt, settings.Width ?? 1280, settings.Height ?? 720) { Edit = settings.Edit };
        foreach (var source in each)
        {
            context.Progress((double)made.Count / each.Count, $"Drawing with {settings.Model}");
            var drawn = await PaintAsync(context, $"{made.Count + 1}", wish with { Source = source }, cancellationToken);
            if (!drawn.IsOk)
            {
                return drawn.Error;
            }

            result.ByModel(drawn.Value.Model).View("image", null, drawn.Value.Picture);
            made.Add(drawn.Value.Picture);
        }

        return (made.Count == 1 ? result.Output("image", made[0]) : result.Output("image", made)).Done();
    }

    /// <summary>One picture of the wished size; the effects are named after <paramref name="name"/>.</summary>
    public async Task<Result<PaintedByModel>> PaintAsync(StepContext context, string name, PictureWish wish, CancellationToken cancellationToken)
    {
        var drawn = await context.EffectAsync($"model:picture:{name}", "model", (key, token) => CallAsync(context, wish, key, token), cancellationToken);
        if (!drawn.IsOk)
        {
            return drawn.Error;
        }

        context.Spend(drawn.Value.Cost);
        var finished = await context.EffectAsync($"sandbox:edit:{name}", "sandbox", (key, token) => editor.EditAsync(context.Tenant, key, drawn.Value.Picture, Edits(wish), token), cancellationToken);
        return finished.Map(picture => new PaintedByModel(picture, drawn.Value.Model));
    }

    private async Task<Result<Drawn>> CallAsync(StepContext context, PictureWish wish, string key, CancellationToken cancellationToken)
    {
        byte[]? bytes = null;
        if (wish.Source is { } source)
        {
            var read = await artifacts.ReadAsync(context.Tenant, source, LargestSource, cancellationToken);
            if (!read.IsOk)
            {
                return read.Error;
            }

            bytes = read.Value;
        }

        var call = new PictureCall(wish.Model, wish.Prompt[..Math.Min(4000, wish.Prompt.Length)], wish.Width, wish.Height) { Source = bytes, RunKey = key, IdempotencyKey = key };
        var answer = await models.DrawAsync(context.Tenant, call, cancellationToken);
        return await answer.ThenAsync(async a => (await artifacts.SaveAsync(context.Tenant, "picture.png", "image/png", a.Bytes, cancellationToken)).Map(saved => new Drawn(saved, a.Choice.Name, a.Cost)));
    }

    /// <summary>The wished size, unless the changes name another.</summary>
    private static ImageEdits Edits(PictureWish wish)
    {
        var edits = wish.Edit ?? new ImageEdits(null, null, null, null, null, null, null, null, null);
        return edits.Resize is null ? edits with { Resize = new ImageResize(wish.Width, wish.Height, "cover") } : edits;
    }

    private sealed record Drawn(ArtifactRef Picture, string Model, decimal Cost);
}

/// <summary>A picture that a model is to draw.</summary>
/// <param name="Model">Such as <c>openai/gpt-image-1</c>.</param>
/// <param name="Prompt">What it shows.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record PictureWish(string Model, string Prompt, int Width, int Height)
{
    /// <summary>The picture to change; null for a new one.</summary>
    public ArtifactRef? Source { get; init; }

    /// <summary>What is changed after it was drawn.</summary>
    public ImageEdits? Edit { get; init; }
}

/// <summary>A picture that a model drew.</summary>
internal sealed record PaintedByModel(ArtifactRef Picture, string Model);
