using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>An open workspace folder.</summary>
internal sealed class WorkspaceFolder : IDisposable
{
    public WorkspaceFolder(string path, uint? user)
    {
        Path = path;
        User = user;
        Folder = Beneath.OpenRoot(path);
        _ = Beneath.Stat(Folder, FolderEntries.Itself, out var status);
        Device = (status.DeviceMajor, status.DeviceMinor);
    }

    /// <summary>Its place on the host.</summary>
    public string Path { get; }

    /// <summary>The host user whose it is; null: the server's own.</summary>
    public uint? User { get; }

    /// <summary>Open for everything relative to it.</summary>
    public Descriptor Folder { get; }

    /// <summary>The file system it is on.</summary>
    public (uint Major, uint Minor) Device { get; }

    public void Dispose() => Folder.Dispose();
}
