using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Game;

/// <summary>The picture of a game for its card: what is seen when it begins, without panel and lettering.</summary>
internal sealed class GamePicture(SandboxRenderer renderer, ArtifactFiles artifacts)
{
    private const string Start = "data:image/jpeg;base64,";

    /// <summary>Opens the game in the sandboxed browser, and keeps its first frame.</summary>
    public async Task<Result<ArtifactRef>> TakeAsync(Tenant tenant, string html, string name, CancellationToken cancellationToken)
    {
        var drawn = await renderer.EvaluateAsync(tenant, new Page(html, 960, 540), "cadreGame.picture()", cancellationToken);
        var bytes = drawn.Then<byte[]>(value => value.ValueKind == JsonValueKind.String && value.GetString() is { } data && data.StartsWith(Start, StringComparison.Ordinal)
            ? Convert.FromBase64String(data[Start.Length..])
            : Outcomes.Unusable("no_picture", "The game gave no picture of itself.", "Run the block again."));
        return await bytes.ThenAsync(b => artifacts.SaveAsync(tenant, name + ".jpg", "image/jpeg", b, cancellationToken));
    }
}
