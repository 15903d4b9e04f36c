using System.Text;
using Cadre.Kernel;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>A path within a workspace folder, in parts; none for the folder itself.</summary>
internal sealed record WorkspacePath(IReadOnlyList<string> Parts)
{
    private const int MaxBytes = 3000;
    private const int MaxNameBytes = 255;

    public string Text => string.Join('/', Parts);

    public string Name => Parts[^1];

    /// <summary>The bytes for the kernel; <c>.</c> for the folder itself.</summary>
    public byte[] Bytes => Native.FolderEntries.Name(Parts.Count == 0 ? "." : Text);

    /// <summary>The folder above.</summary>
    public WorkspacePath Parent => new([.. Parts.Take(Parts.Count - 1)]);

    /// <summary>Takes a path relative to /work, or absolute below it.</summary>
    public static Result<WorkspacePath> Parse(string path)
    {
        var relative = path is "/work" ? "" : path.StartsWith("/work/", StringComparison.Ordinal) ? path[6..] : path;
        if (relative.Length == 0 || relative == ".")
        {
            return new WorkspacePath([]);
        }

        var parts = relative.TrimEnd('/').Split('/');
        var refused = relative.Contains('\0') || Encoding.UTF8.GetByteCount(relative) > MaxBytes || parts.Any(part => part is "" or "." or ".." || Encoding.UTF8.GetByteCount(part) > MaxNameBytes);
        return refused ? SandboxErrors.PathRefused(path) : new WorkspacePath(parts);
    }
}
