using System.Text.Json;
using Cadre.Blocks.Packages.Archive;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Blocks.Packages.Format;

/// <summary>Reads an archive as a package and checks everything that can be checked without running it.</summary>
internal sealed class PackageReader(IManifestRules rules)
{
    private const int MostManifest = 200_000;
    private static readonly JsonSerializerOptions Reading = new(CadreJson.Strict) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public ReadPackage Read(byte[] archive)
    {
        var unpacked = PackageArchive.Unpack(archive);
        if (unpacked.Problem is { } problem)
        {
            return Refused("archive", problem, "Pack the folder with 'cadre blocks pack'.");
        }

        if (!unpacked.Files.TryGetValue(PackageManifest.FileName, out var bytes) || bytes.Length > MostManifest)
        {
            return Refused(PackageManifest.FileName, "It is missing, or larger than 200 kB.", "Put it at the top of the folder; 'cadre blocks new' makes one.");
        }

        PackageManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<PackageManifest>(bytes, Reading);
        }
        catch (JsonException wrong)
        {
            return Refused(PackageManifest.FileName, wrong.Message, "Correct it; docs/blocks/packages.md lists every field.");
        }

        if (manifest is null || manifest.Format != 1)
        {
            return Refused("format", "It is not 1.", "Write \"format\": 1; newer formats need a newer Cadre.");
        }

        if (Null(manifest) is { } empty)
        {
            return Refused(empty, "It is null.", "Give it a value, or leave it out.");
        }

        if (PackageVersion.Parse(manifest.Version) is not { } version)
        {
            return Refused("version", $"'{manifest.Version}' is no version.", "Write three numbers, such as 1.0.0; begin with 1.");
        }

        var folder = new BlockFolder(manifest, version, unpacked.Files, archive);
        var type = folder.Type();
        var fault = rules.CheckManifest(type);
        return new ReadPackage(folder, [.. fault is null ? [] : (PackageFinding[])[new(PackageManifest.FileName, $"{char.ToUpperInvariant(fault[0])}{fault[1..]}.", "Correct the manifest.")],
            .. PackageRules.Check(folder), .. fault is null ? ExampleRules.Check(folder, settings => rules.CheckSettings(type, settings)) : []]);
    }

    /// <summary>The first part that must not be null and is.</summary>
    private static string? Null(PackageManifest m) =>
        m.Name is null ? "name" : m.Version is null ? "version" : m.Title is null ? "title" : m.Description is null ? "description" : m.Executor is not { Language: not null, Entry: not null } ? "executor"
        : m.Wants is not { Network: not null } ? "wants" : m.Limits is null ? "limits" : m.Face is not { Summary: not null, Views: not null } ? "face"
        : m.Inputs is null || m.Inputs.Any(p => p is not { Name: not null, Type: not null, Title: not null }) ? "inputs" : m.Outputs is null || m.Outputs.Any(p => p is not { Name: not null, Type: not null, Title: not null }) ? "outputs"
        : m.Examples is null || m.Examples.Any(e => e is not { Title: not null, Expects.Files: not null }) ? "examples" : m.Migrations is null || m.Migrations.Any(x => x is not { Steps: not null } || x.Steps.Any(s => s is null)) ? "migrations"
        : m.Keywords is null || m.UseCases is null || m.RequiresOneOf is null || m.Publisher is null || m.License is null || m.Category is null || m.Icon is null || m.Color is null ? "keywords" : null;

    private static ReadPackage Refused(string where, string message, string fix) => new(null, [new PackageFinding(where, message, fix)]);
}
