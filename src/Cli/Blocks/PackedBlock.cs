using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Packages.Archive;
using Cadre.Cli.Api;

namespace Cadre.Cli.Blocks;

/// <summary>A package as one file, from a folder or an archive.</summary>
/// <param name="Name">As its manifest says.</param>
/// <param name="Version">As its manifest says.</param>
/// <param name="Archive">The bytes.</param>
internal sealed record PackedBlock(string Name, string Version, byte[] Archive)
{
    private const string ManifestFile = "cadre-block.json";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a folder, or an archive that 'pack' wrote.</summary>
    public static PackedBlock Read(string source)
    {
        if (File.Exists(source))
        {
            if (new FileInfo(source).Length > PackageArchive.MostBytes)
            {
                throw TooLarge(source);
            }

            var bytes = File.ReadAllBytes(source);
            var unpacked = PackageArchive.Unpack(bytes);
            return unpacked.Problem is { } problem ? throw new CliFailure(ExitCode.Usage, $"{source}: {problem}", "Choose a file that 'cadre blocks pack' wrote.") : Named(source, unpacked.Files, bytes);
        }

        if (!Directory.Exists(source))
        {
            throw new CliFailure(ExitCode.Usage, $"There is no folder or file {source}.");
        }

        var files = PackageArchive.ReadFolder(source);
        foreach (var path in files.Keys.Where(path => !PackageArchive.IsPlain(path)))
        {
            throw new CliFailure(ExitCode.Usage, $"'{path}' cannot be packed.", "Use letters, digits, '-', '_', '.', and at most 99 characters in paths.");
        }

        if (files.Count > PackageArchive.MostFiles || files.Values.Sum(bytes => (long)bytes.Length) > PackageArchive.MostBytes)
        {
            throw TooLarge(source);
        }

        return Named(source, files, PackageArchive.Pack(files));
    }

    /// <summary>Uploads it; answers the artifact.</summary>
    public async Task<JsonNode> UploadAsync(ApiClient api, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cadre-block-");
        try
        {
            var file = Path.Combine(folder.FullName, $"{Name}-{Version}{PackageArchive.Ending}");
            await File.WriteAllBytesAsync(file, Archive, cancellationToken);
            return await api.UploadAsync(file, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PackedBlock Named(string source, IReadOnlyDictionary<string, byte[]> files, byte[] archive)
    {
        if (!files.TryGetValue(ManifestFile, out var bytes))
        {
            throw new CliFailure(ExitCode.Usage, $"There is no {ManifestFile} in {source}.", "Make a package with 'cadre blocks new NAME'.");
        }

        try
        {
            var manifest = JsonNode.Parse(bytes, documentOptions: Lenient);
            return new PackedBlock(Plain(manifest.Text("name"), "block"), Plain(manifest.Text("version"), "0"), archive);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new CliFailure(ExitCode.Usage, $"{ManifestFile} is not JSON: {wrong.Message}");
        }
    }

    /// <summary>Words of the manifest become part of a file name.</summary>
    private static string Plain(string text, string otherwise) => text.Length is > 0 and < 80 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? text : otherwise;

    private static CliFailure TooLarge(string source) =>
        new(ExitCode.Usage, $"{source} is larger than {PackageArchive.MostBytes >> 20} MB or has more than {PackageArchive.MostFiles} files.", "Leave out what is not needed to run it.");
}
