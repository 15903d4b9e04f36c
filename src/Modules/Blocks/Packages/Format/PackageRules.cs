using System.Text.Json;
using System.Text.RegularExpressions;
using Cadre.Blocks.Packages.Running;

namespace Cadre.Blocks.Packages.Format;

/// <summary>The rules that every package keeps: the same that Cadre's own block types keep.</summary>
internal static partial class PackageRules
{
    private const int LargestPicture = 500_000;
    private static readonly string[] Categories = ["write", "data", "media", "web", "logic", "people", "code"];
    private static readonly string[] ViewKinds = ["markdown", "table", "chart", "svg", "image", "code", "json", "pdf", "audio", "video", "file", "frame"];
    private static readonly string[] PictureEndings = [".png", ".svg", ".jpg", ".jpeg", ".webp"];

    public static IEnumerable<PackageFinding> Check(BlockFolder folder)
    {
        var manifest = folder.Manifest;
        return Words(manifest).Concat(Ports(manifest)).Concat(Settings(manifest)).Concat(Program(folder)).Concat(Wants(manifest)).Concat(Face(manifest)).Concat(Extras(folder)).Concat(Migrations(folder));
    }

    private static IEnumerable<PackageFinding> Words(PackageManifest m)
    {
        if (m.Name.Length > 60 || !Name().IsMatch(m.Name))
        {
            yield return new("name", $"'{m.Name}' is no name.", "Use lower-case letters, digits and dashes, such as qr-code or acme.qr-code.");
        }

        if (m.Title.Trim().Length is 0 or > 60)
        {
            yield return new("title", "It is empty or longer than 60 characters.", "Shorten it.");
        }

        if (!m.Description.EndsWith('.') || m.Description.Length > 240)
        {
            yield return new("description", "It is no sentence of at most 240 characters.", "Say in one sentence what the block makes, with a full stop.");
        }

        if (!Categories.Contains(m.Category, StringComparer.Ordinal))
        {
            yield return new("category", $"There is no category '{m.Category}'.", $"Use one of {string.Join(", ", Categories)}.");
        }

        if (!Color().IsMatch(m.Color) || !Name().IsMatch(m.Icon))
        {
            yield return new("color", "Colour or icon cannot be used.", "Write the colour as #rrggbb and the icon as a lucide name such as qr-code.");
        }
    }

    private static IEnumerable<PackageFinding> Ports(PackageManifest m)
    {
        foreach (var (where, name, title) in m.Inputs.Select(p => ("inputs", p.Name, p.Title)).Concat(m.Outputs.Select(p => ("outputs", p.Name, p.Title))).Where(p => !PortName().IsMatch(p.Name) || p.Title.Length is 0 or > 60))
        {
            yield return new(where, $"The port '{name}' ({title}) cannot be used.", "Give it a name of letters and digits and a short title.");
        }

        if (m.Outputs.Count == 0)
        {
            yield return new("outputs", "There is none.", "Declare what the block gives.");
        }

        foreach (var missing in m.RequiresOneOf.Where(r => !Exists(r, m)))
        {
            yield return new("requiresOneOf", $"'{missing}' is neither a port nor a setting.", "Write port:NAME or setting:NAME.");
        }
    }

    private static bool Exists(string name, PackageManifest m) =>
        name.Split(':', 2) is [var kind, var what] && (kind == "port" ? m.Inputs.Any(i => i.Name == what) : kind == "setting" && Properties(m).Any(p => p.Name == what));

    private static IEnumerable<PackageFinding> Settings(PackageManifest m)
    {
        if (m.Settings.ValueKind != JsonValueKind.Object || !m.Settings.TryGetProperty("additionalProperties", out var more) || more.ValueKind != JsonValueKind.False)
        {
            yield return new("settings", "Unknown settings are not refused.", "Add \"additionalProperties\": false to the schema.");
        }

        foreach (var property in Properties(m).Where(p => p.Value.ValueKind != JsonValueKind.Object || !p.Value.TryGetProperty("title", out var title) || title.ValueKind != JsonValueKind.String || title.GetString()!.Length == 0))
        {
            yield return new($"settings.{property.Name}", "It has no title.", "Add a title: people see it in the form.");
        }
    }

    private static IEnumerable<PackageFinding> Program(BlockFolder folder)
    {
        var (program, limits) = (folder.Manifest.Executor, folder.Manifest.Limits);
        if (!Interpreters.Languages.Contains(program.Language, StringComparer.Ordinal))
        {
            yield return new("executor.language", $"'{program.Language}' is not run here.", "Choose python, javascript or shell.");
        }

        if (!folder.Files.ContainsKey(program.Entry))
        {
            yield return new("executor.entry", $"There is no file '{program.Entry}' in the folder.", "Name the file that is started.");
        }

        if (limits.Seconds is < 1 or > 600 || limits.MemoryMb is < 64 or > 1024)
        {
            yield return new("limits", "They are out of range.", "Use 1 to 600 seconds and 64 to 1024 MB.");
        }
    }

    private static IEnumerable<PackageFinding> Wants(PackageManifest m)
    {
        foreach (var host in m.Wants.Network.Where(h => h is null || !Host().IsMatch(h)))
        {
            yield return new("wants.network", $"'{host}' is no host.", "Name each host, such as api.example.com or *.example.com; no addresses, no paths, no '*' alone.");
        }

        if (m.Wants.Network.Count > 20)
        {
            yield return new("wants.network", "There are more than 20 hosts.", "Name fewer.");
        }

        if (m.Wants.Model is { } question && string.IsNullOrWhiteSpace(question.Task))
        {
            yield return new("wants.model", "It asks nothing.", "Write the task.");
        }
    }

    private static IEnumerable<PackageFinding> Face(PackageManifest m)
    {
        foreach (var view in m.Face.Views.Where(v => v is not { Kind: not null, Output: not null } || !ViewKinds.Contains(v.Kind, StringComparer.Ordinal) || m.Outputs.All(o => o.Name != v.Output)))
        {
            yield return new("face.views", $"'{view?.Kind}' of '{view?.Output}' cannot be shown.", $"Use an output of the block and one of {string.Join(", ", ViewKinds)}; a page is shown as 'frame', isolated.");
        }

        foreach (var name in m.Face.Summary.Where(name => Properties(m).All(p => p.Name != name)))
        {
            yield return new("face.summary", $"There is no setting '{name}'.", "Name settings.");
        }
    }

    private static IEnumerable<PackageFinding> Extras(BlockFolder folder)
    {
        if (folder.Manifest.Picture is { } picture)
        {
            if (!folder.Files.TryGetValue(picture, out var bytes) || bytes.Length > LargestPicture || !PictureEndings.Contains(Path.GetExtension(picture), StringComparer.OrdinalIgnoreCase))
            {
                yield return new("picture", $"'{picture}' is no picture of at most 500 kB in the folder.", "Use PNG, SVG, JPEG or WebP.");
            }
        }
        else
        {
            yield return new("picture", "There is none.", "Add one of a result: people choose by it.") { Warning = true };
        }

        if (folder.Readme is null)
        {
            yield return new(BlockFolder.ReadmeFile, "There is none.", "Say what the block is for and what it needs.") { Warning = true };
        }
    }

    private static IEnumerable<PackageFinding> Migrations(BlockFolder folder)
    {
        var (migrations, major) = (folder.Manifest.Migrations, folder.Version.Major);
        if (migrations.Any(x => x.From < 1 || x.From >= major) || migrations.Select(x => x.From).Distinct().Count() < migrations.Count)
        {
            yield return new("migrations", "One begins at a version that this one does not follow, or two begin at the same.", $"Use each of 1 to {major - 1} at most once.");
        }
        else if (major > 1 && migrations.All(x => x.From != major - 1))
        {
            yield return new("migrations", $"None leads from version {major - 1}: blocks of that version stay as they are.", "Add one, or keep the old version installed beside.") { Warning = true };
        }
    }

    private static List<JsonProperty> Properties(PackageManifest m) =>
        m.Settings.ValueKind == JsonValueKind.Object && m.Settings.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? [.. properties.EnumerateObject()] : [];

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]{0,39}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PortName();

    [GeneratedRegex(@"\A#[0-9A-Fa-f]{6}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Color();

    [GeneratedRegex(@"\A(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Host();
}
