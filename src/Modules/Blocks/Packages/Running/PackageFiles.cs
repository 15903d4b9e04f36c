using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Packages.Format;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Packages.Running;

/// <summary>
/// Files on their way in: each artifact among the inputs gets its bytes placed below <c>in/</c> and a member <c>path</c> beside its name, if the package may have files.
/// In examples <c>{"$file": "examples/photo.png"}</c> stands for a file of the package.
/// </summary>
internal sealed class PackageFiles(ArtifactFiles artifacts)
{
    private const string OwnFile = "$file";
    private const int MostFiles = 50;
    private const int Deepest = 12;

    /// <summary>The inputs with paths; the files are placed.</summary>
    public async Task<Result<JsonNode?>> PlaceAsync(Tenant tenant, BlockFolder folder, JsonElement inputs, ISandbox sandbox, CancellationToken cancellationToken)
    {
        var node = JsonNode.Parse(inputs.ValueKind == JsonValueKind.Object ? inputs.GetRawText() : "{}");
        var found = new List<JsonObject>();
        Collect(node, found, 0);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in found.Take(MostFiles))
        {
            var placed = await PlaceOneAsync(tenant, folder, file, names, sandbox, cancellationToken);
            if (!placed.IsOk)
            {
                return placed.Error;
            }
        }

        return node;
    }

    private async Task<Result<Done>> PlaceOneAsync(Tenant tenant, BlockFolder folder, JsonObject file, HashSet<string> names, ISandbox sandbox, CancellationToken cancellationToken)
    {
        if (file[OwnFile] is JsonValue own)
        {
            if (!own.TryGetValue<string>(out var path) || !folder.Files.TryGetValue(path, out var bytes))
            {
                return Outcomes.Unusable("file_missing", $"The package has no file '{own}'.", "Name a file of the folder in $file.");
            }

            file.Clear();
            file["name"] = Path.GetFileName(path);
            file["mediaType"] = MediaTypes.Of(path);
            file["size"] = bytes.Length;
            file["path"] = Name(path, names);
            return await SandboxJobs.WriteAsync(sandbox, (string)file["path"]!, bytes, cancellationToken);
        }

        if (!folder.Manifest.Wants.Files || ArtifactFiles.From(JsonSerializer.SerializeToElement(file)) is not { } artifact)
        {
            return default(Done);
        }

        file["path"] = Name(artifact.Name, names);
        return await artifacts.PlaceAsync(tenant, artifact, sandbox, (string)file["path"]!, cancellationToken);
    }

    private static string Name(string name, HashSet<string> names)
    {
        var plain = Path.GetFileName(name.Replace('\\', '/')).Replace('\0', '_');
        plain = plain is "" or "." or ".." ? "file" : plain;
        return "in/" + (names.Add(plain) ? plain : $"{names.Count}-{plain}");
    }

    private static void Collect(JsonNode? node, List<JsonObject> found, int depth)
    {
        if (depth > Deepest)
        {
            return;
        }

        if (node is JsonObject map)
        {
            if (map.ContainsKey(OwnFile) || map.ContainsKey("artifact"))
            {
                found.Add(map);
                return;
            }

            map.Select(member => member.Value).ToList().ForEach(value => Collect(value, found, depth + 1));
        }
        else if (node is JsonArray list)
        {
            list.ToList().ForEach(value => Collect(value, found, depth + 1));
        }
    }
}
