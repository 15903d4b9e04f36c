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
        foreach (var source in each)
        {
            context.Progress((double)made.Count / each.Count, $"Drawing with {settings.Model}");
            var number = made.Count + 1;
            var drawn = await context.EffectAsync($"model:picture:{number}", "model", (key, token) => CallAsync(context, settings, prompt, source, key, token), cancellationToken);
            var finished = await drawn.ThenAsync(d => context.EffectAsync($"sandbox:edit:{number}", "sandbox", (key, token) => editor.EditAsync(context.Tenant, key, d.Picture, Edits(settings), token), cancellationToken));
            if (!finished.IsOk)
            {
                return finished.Error;
            }

            context.Spend(drawn.Value.Cost);
            result.ByModel(drawn.Value.Model).View("image", null, finished.Value);
            made.Add(finished.Value);
        }

        return (made.Count == 1 ? result.Output("image", made[0]) : result.Output("image", made)).Done();
    }

    private async Task<Result<Drawn>> CallAsync(StepContext context, ImageSettings settings, string prompt, ArtifactRef? source, string key, CancellationToken cancellationToken)
    {
        byte[]? bytes = null;
        if (source is not null)
        {
            var read = await artifacts.ReadAsync(context.Tenant, source, LargestSource, cancellationToken);
            if (!read.IsOk)
            {
                return read.Error;
            }

            bytes = read.Value;
        }

        var call = new PictureCall(settings.Model!.Trim(), prompt[..Math.Min(4000, prompt.Length)], settings.Width ?? 1280, settings.Height ?? 720) { Source = bytes, RunKey = key, IdempotencyKey = key };
        var answer = await models.DrawAsync(context.Tenant, call, cancellationToken);
        return await answer.ThenAsync(async a => (await artifacts.SaveAsync(context.Tenant, "picture.png", "image/png", a.Bytes, cancellationToken)).Map(saved => new Drawn(saved, a.Choice.Name, a.Cost)));
    }

    /// <summary>The wished size, unless the changes name another.</summary>
    private static ImageEdits Edits(ImageSettings settings)
    {
        var edits = settings.Edit ?? new ImageEdits(null, null, null, null, null, null, null, null, null);
        return edits.Resize is null ? edits with { Resize = new ImageResize(settings.Width ?? 1280, settings.Height ?? 720, "cover") } : edits;
    }

    private sealed record Drawn(ArtifactRef Picture, string Model, decimal Cost);
}
