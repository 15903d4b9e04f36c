using Cadre.Kernel;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>
/// The workspace folders of this server: persistent ones by workspace and key, passing ones in a folder of this server process that the next start removes.
/// </summary>
internal sealed class WorkspaceStore : IDisposable
{
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string root;
    private readonly UserPool? users;
    private readonly IdSource ids;
    private readonly FileStream alive;

    public WorkspaceStore(string root, UserPool? users, IdSource ids)
    {
        this.root = Path.GetFullPath(root);
        this.users = users;
        this.ids = ids;
        Make(this.root, Passable);
        Make(Path.Combine(this.root, "workspaces"), Passable);
        Make(Path.Combine(this.root, "instances"), Passable);
        Make(SnapshotRoot, Private);
        WayFolder = Make(Path.Combine(this.root, "ways"), Passable);
        DeadSockets.Remove(WayFolder);
        RemoveDeadInstances();
        InstanceName = ids.NewGuid().ToString("N");
        InstanceFolder = Make(Path.Combine(this.root, "instances", InstanceName), Passable);
        SpoolFolder = Make(Path.Combine(InstanceFolder, "spool"), Private);
        alive = new FileStream(Path.Combine(InstanceFolder, "alive"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Names this server process.</summary>
    public string InstanceName { get; }

    /// <summary>Holds what this server process needs and the next start removes.</summary>
    public string InstanceFolder { get; }

    /// <summary>For overflowing output.</summary>
    public string SpoolFolder { get; }

    /// <summary>For sockets that are shown inside: a short path, for a socket's has at most 107 bytes.</summary>
    public string WayFolder { get; }

    private string SnapshotRoot => Path.Combine(root, "snapshots");

    /// <summary>Opens the folder of a persistent sandbox, made if there is none.</summary>
    public WorkspaceFolder OpenPersistent(WorkspaceId workspace, SandboxKey key)
    {
        var parent = Make(Path.Combine(root, "workspaces", workspace.ToString()), Passable);
        return Open(Path.Combine(parent, key.Value));
    }

    /// <summary>Makes the folder of a passing sandbox.</summary>
    public WorkspaceFolder OpenPassing() => Open(Path.Combine(InstanceFolder, ids.NewGuid().ToString("N")));

    /// <summary>Where the snapshots of a persistent sandbox are.</summary>
    public string SnapshotsOf(WorkspaceId workspace, SandboxKey key, bool persistent) =>
        persistent ? Path.Combine(SnapshotRoot, workspace.ToString(), key.Value) : Path.Combine(SpoolFolder, $"snapshots-{workspace}-{key}");

    /// <summary>Removes a folder with all in it.</summary>
    public void Remove(WorkspaceFolder workspace)
    {
        TreeWalk.Empty(workspace.Folder);
        workspace.Dispose();
        Directory.Delete(workspace.Path);
        Release(workspace);
    }

    /// <summary>Closes a folder that stays.</summary>
    public void Close(WorkspaceFolder workspace)
    {
        workspace.Dispose();
        Release(workspace);
    }

    /// <summary>Removes everything of this server process.</summary>
    public void Dispose()
    {
        alive.Dispose();
        RemoveFolder(InstanceFolder);
    }

    private static string Make(string path, UnixFileMode mode)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, mode);
            File.SetUnixFileMode(path, mode); // Free of the process's umask.
        }

        return path;
    }

    private static void RemoveFolder(string path)
    {
        using (var folder = Beneath.OpenRoot(path))
        {
            TreeWalk.Empty(folder);
        }

        Directory.Delete(path);
    }

    private WorkspaceFolder Open(string path)
    {
        Make(path, Private);
        if (users is null)
        {
            return new WorkspaceFolder(path, null);
        }

        using var probe = Beneath.OpenRoot(path);
        _ = Beneath.Stat(probe, FolderEntries.Itself, out var status);
        var user = users.Take(status.User);
        if (user != status.User)
        {
            TreeWalk.ChangeOwner(probe, user);
        }

        return new WorkspaceFolder(path, user);
    }

    private void Release(WorkspaceFolder workspace)
    {
        if (workspace.User is { } user)
        {
            users?.Return(user);
        }
    }

    /// <summary>A server that was killed could not remove its folder: its lock is free.</summary>
    private void RemoveDeadInstances()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(root, "instances")))
        {
            var file = Path.Combine(folder, "alive");
            if (!File.Exists(file))
            {
                continue; // Being made at this moment, or no instance.
            }

            try
            {
                using var dead = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                continue; // Locked: that server lives.
            }

            RemoveFolder(folder);
        }
    }
}
