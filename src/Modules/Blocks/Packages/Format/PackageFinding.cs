using Cadre.Kernel;

namespace Cadre.Blocks.Packages.Format;

/// <summary>Something about a package that its author should know.</summary>
/// <param name="Where">The place in the manifest, or the file.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do.</param>
internal sealed record PackageFinding(string Where, string Message, string Fix)
{
    /// <summary>Whether it can be installed all the same.</summary>
    public bool Warning { get; init; }
}

/// <summary>What reading a package gave.</summary>
/// <param name="Folder">The package; null when its manifest cannot be read.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record ReadPackage(BlockFolder? Folder, IReadOnlyList<PackageFinding> Findings)
{
    /// <summary>The package when it can be used, else what is wrong with it.</summary>
    public Result<BlockFolder> Usable()
    {
        if (Folder is { } folder && Findings.All(f => f.Warning))
        {
            return folder;
        }

        var faults = Findings.Where(f => !f.Warning).ToList();
        return new Error(ErrorKind.Unprocessable, "package_invalid", $"The package cannot be used: {faults[0].Where}: {faults[0].Message}", faults[0].Fix)
        {
            Fields = faults.GroupBy(f => f.Where, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join(" ", g.Select(f => $"{f.Message} {f.Fix}")), StringComparer.Ordinal),
        };
    }
}
