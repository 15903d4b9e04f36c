using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Execution;

/// <summary>A picture of a result for its card. It helps to find the result again; where none can be taken (no browser, no time) the result is as good without.</summary>
/// <param name="File">The picture; null when none could be taken.</param>
/// <param name="Problem">Why there is none.</param>
internal sealed record CardPicture(ArtifactRef? File, string? Problem)
{
    public static CardPicture Of(Result<ArtifactRef> taken) => taken.IsOk ? new(taken.Value, null) : new(null, taken.Error.Message);

    /// <summary>What the view of the result says of it.</summary>
    public JsonObject ViewOptions() => File is null ? [] : new JsonObject { ["poster"] = JsonSerializer.SerializeToNode(File, CadreJson.Stored) };

    /// <summary>Says why there is none.</summary>
    public StepResult Tell(StepResult result) => Problem is null ? result : result.Warn($"The card shows no picture of it: {Problem}");
}
