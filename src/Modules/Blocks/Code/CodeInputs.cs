using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Code;

/// <summary>Places the files that inputs refer to below <c>in/</c>, so that code can open them by name.</summary>
internal static class CodeInputs
{
    private const int MostFiles = 50;
    private const int Deepest = 6;

    /// <summary>Writes each referred file as <c>in/&lt;name&gt;</c>; equal names get the beginning of their hash in front.</summary>
    public static async Task<Result<Done>> PlaceAsync(StepContext context, ArtifactFiles artifacts, ISandbox sandbox, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in Find(context.Input("input"), 0).DistinctBy(a => a.Artifact).Take(MostFiles))
        {
            var name = Path.GetFileName(artifact.Name.Replace('\\', '/')) is { Length: > 0 } plain and not ("." or "..") ? plain.Replace('\0', '_') : "file";
            var path = "in/" + (names.Add(name) ? name : $"{artifact.Artifact[..8]}-{name}");
            var placed = await artifacts.PlaceAsync(context.Tenant, artifact, sandbox, path, cancellationToken);
            if (!placed.IsOk)
            {
                return placed.Error;
            }
        }

        return default(Done);
    }

    private static IEnumerable<ArtifactRef> Find(JsonElement? value, int depth)
    {
        if (value is not { } json || depth > Deepest)
        {
            return [];
        }

        if (ArtifactFiles.From(json) is { } artifact)
        {
            return [artifact];
        }

        return json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Find(item, depth + 1)),
            JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Find(member.Value, depth + 1)),
            _ => [],
        };
    }
}
