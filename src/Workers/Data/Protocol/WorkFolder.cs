namespace Cadre.Workers.Data.Protocol;

/// <summary>The one folder the worker reads and writes; names that lead out of it are refused.</summary>
internal sealed class WorkFolder(string root)
{
    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    internal string Root => root;

    internal string Scratch => Path.Combine(root, ".worker");

    internal Outcome<string> Resolve(string relative)
    {
        if (relative.Contains('\0', StringComparison.Ordinal) || relative.Length is 0 or > 1024) return Outside(relative);
        var full = Path.GetFullPath(Path.Combine(root, relative));
        if (full != root && !full.StartsWith(root + "/", StringComparison.Ordinal)) return Outside(relative);
        return ContainsLink(full) ? Outside(relative) : full;
    }

    internal string Relative(string full) => Path.GetRelativePath(root, full);

    internal OutputFile Describe(string full, string mediaType) => new(Relative(full), mediaType, new FileInfo(full).Length);

    private bool ContainsLink(string full)
    {
        for (var path = full; path.Length > root.Length; path = Path.GetDirectoryName(path) ?? root)
            if (new FileInfo(path).LinkTarget is not null) return true;
        return false;
    }

    private static Failure Outside(string path) => new(
        "path.outside", $"'{path.Replace("\0", "\\0", StringComparison.Ordinal)}' is not a file of the working folder.", "Name a file inside the working folder, without '..' or links.");
}
