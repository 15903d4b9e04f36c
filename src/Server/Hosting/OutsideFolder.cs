using Cadre.Kernel;

namespace Cadre.Server.Hosting;

/// <summary>
/// Folders of the home that other system accounts must reach. A root server runs PostgreSQL and sandboxes as accounts that cannot enter the private home: then the
/// folder is one of its own under /var/lib/cadre, and the home links to it. Existing data is never thrown away.
/// </summary>
internal static class OutsideFolder
{
    private const string SharedRoot = "/var/lib/cadre";
    private const UnixFileMode Traversable = HomeLayout.PrivateFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The real folder behind <paramref name="path"/>, made on first use.</summary>
    /// <exception cref="StartFailure">The link leads nowhere.</exception>
    public static string Of(string path, IdSource ids)
    {
        if (Directory.Exists(path))
        {
            return Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }

        if (new FileInfo(path).LinkTarget is { } gone)
        {
            throw new StartFailure($"{path} points to {gone}, which is not there. Put the data back, or remove the link to begin anew.");
        }

        if (OperatingSystem.IsWindows() || Environment.UserName != "root")
        {
            Directory.CreateDirectory(path);
            return path;
        }

        var made = Path.Combine(SharedRoot, Convert.ToHexStringLower(ids.NewBytes(6)));
        Directory.CreateDirectory(made, Traversable);
        Directory.CreateSymbolicLink(path, made);
        return made;
    }
}
