using Cadre.Kernel;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>Copies of one sandbox's workspace folder.</summary>
internal sealed class SnapshotStore(string folder, long maxBytes, IdSource ids)
{
    /// <summary>Copies the folder.</summary>
    public Result<SnapshotId> Take(WorkspaceFolder workspace)
    {
        var id = ids.New<SnapshotId>();
        var making = Path.Combine(folder, $"{id}.part");
        Directory.CreateDirectory(making);
        bool fits;
        using (var target = Beneath.OpenRoot(making))
        {
            fits = TreeCopy.Copy(workspace.Folder, target, maxBytes, null);
            if (!fits)
            {
                TreeWalk.Empty(target);
            }
        }

        if (!fits)
        {
            Directory.Delete(making);
            return SandboxErrors.FileTooLarge("/work", maxBytes);
        }

        Directory.Move(making, PathOf(id)); // Only a finished copy has the name.
        return id;
    }

    public bool Has(SnapshotId id) => Directory.Exists(PathOf(id));

    /// <summary>Replaces the content of the workspace folder.</summary>
    public void PutBack(SnapshotId id, WorkspaceFolder workspace)
    {
        TreeWalk.Empty(workspace.Folder);
        using var source = Beneath.OpenRoot(PathOf(id));
        _ = TreeCopy.Copy(source, workspace.Folder, long.MaxValue, workspace.User);
    }

    /// <summary>Removes one; false when there is none.</summary>
    public bool Remove(SnapshotId id)
    {
        if (!Has(id))
        {
            return false;
        }

        RemoveFolder(PathOf(id));
        return true;
    }

    /// <summary>Removes all of them.</summary>
    public void RemoveAll()
    {
        if (Directory.Exists(folder))
        {
            RemoveFolder(folder);
        }
    }

    private static void RemoveFolder(string path)
    {
        using (var root = Beneath.OpenRoot(path))
        {
            TreeWalk.Empty(root);
        }

        Directory.Delete(path);
    }

    private string PathOf(SnapshotId id) => Path.Combine(folder, id.ToString());
}
