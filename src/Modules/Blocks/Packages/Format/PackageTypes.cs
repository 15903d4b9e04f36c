using Cadre.Canvases.Contracts;

namespace Cadre.Blocks.Packages.Format;

/// <summary>A package as a block type.</summary>
internal static class PackageTypes
{
    /// <summary>The type that a manifest declares; the first number of the package's version is the type's.</summary>
    public static BlockManifest Of(PackageManifest package, string hash) => new(package.Name, PackageVersion.Parse(package.Version)?.Major ?? 1, package.Title, package.Description, package.Category)
    {
        Icon = package.Icon,
        Color = package.Color,
        Inputs = package.Inputs,
        Outputs = package.Outputs,
        SettingsSchema = package.Settings,
        SideEffect = package.SideEffect,
        Needs = Needs(package.Wants),
        Keywords = package.Keywords,
        UseCases = package.UseCases,
        Summary = package.Face.Summary,
        RequiresOneOf = package.RequiresOneOf,
        Migrations = package.Migrations,
        Retry = new() { MaxAttempts = package.Wants.Network.Count > 0 ? 3 : 1 },
        Example = package.Examples is [var first, ..] ? new BlockExample(first.Title, first.Settings, first.Inputs) : null,
        Package = new BlockPackage(package.Version, hash, package.Publisher),
    };

    private static IReadOnlyList<BlockNeed> Needs(PackageWants wants) =>
    [
        new("sandbox", "Runs isolated on this machine.", Optional: false),
        .. wants.Network.Select(host => new BlockNeed("egress", $"Calls {host}.", Optional: false)),
        .. wants.Model is null ? [] : (BlockNeed[])[new("model", "Asks a language model first.", Optional: true)],
    ];
}
