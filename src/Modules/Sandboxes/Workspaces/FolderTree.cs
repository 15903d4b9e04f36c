using Cadre.Kernel;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>The folders of a workspace, opened part by part and never through a link.</summary>
internal sealed class FolderTree(WorkspaceFolder workspace)
{
    private const uint FolderMode = 0x1ED; // 0755

    /// <summary>Opens a folder part by part, so that each missing one can be made where it belongs.</summary>
    public Result<Descriptor> Open(WorkspacePath path, bool create)
    {
        var (current, _) = Beneath.Open(workspace.Folder, FolderEntries.Name("."), Beneath.ReadOnly | Beneath.FolderOnly, 0);
        if (current is null)
        {
            return SandboxErrors.Closed();
        }

        foreach (var part in path.Parts)
        {
            using var parent = current;
            var name = FolderEntries.Name(part);
            if (create && Beneath.MakeFolder(parent, name, FolderMode) == 0 && workspace.User is { } user)
            {
                _ = Beneath.ChangeOwner(parent, name, user);
            }

            (current, var errno) = Beneath.Open(parent, name, Beneath.ReadOnly | Beneath.FolderOnly, 0);
            if (current is null)
            {
                return FileErrors.Refuse(path.Text, errno);
            }
        }

        return current;
    }

    /// <summary>Gives a file to the sandbox's user.</summary>
    public void Own(Descriptor file)
    {
        if (workspace.User is { } user)
        {
            _ = Beneath.ChangeOwner(file, FolderEntries.Itself, user);
        }
    }

    /// <summary>Removes an entry, with all in it.</summary>
    public static Result<Done> Delete(Descriptor folder, byte[] name, string path)
    {
        var errno = Beneath.Unlink(folder, name, 0);
        if (errno is Errno.IsFolder or Errno.NotPermitted)
        {
            var (child, openErrno) = Beneath.Open(folder, name, Beneath.ReadOnly | Beneath.FolderOnly, 0);
            using (child)
            {
                if (child is null)
                {
                    return FileErrors.Refuse(path, openErrno);
                }

                TreeWalk.Empty(child);
            }

            errno = Beneath.Unlink(folder, name, Beneath.RemoveFolder);
        }

        return errno == 0 ? default(Done) : FileErrors.Refuse(path, errno);
    }
}
