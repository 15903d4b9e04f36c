namespace Cadre.Blocks.Execution;

/// <summary>The folder of the sockets by which sandboxes of blocks go out.</summary>
internal static class WayFolder
{
    /// <summary>Its path; made when it is not there. Traversable, not readable: a sandbox's user is another, and a socket's name is known to its sandbox alone.</summary>
    public static string Open()
    {
        var folder = Path.Combine(Path.GetTempPath(), "cadre-ways");
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return folder;
    }
}
