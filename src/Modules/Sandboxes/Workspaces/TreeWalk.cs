using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>
/// Walks over folders that foreign programs made: never follows a link, never builds a path (a tree may be 30,000 deep and names may be no text), holds few
/// descriptors.
/// </summary>
internal static class TreeWalk
{
    /// <summary>Deeper trees count as over every limit.</summary>
    public const int MaxDepth = 512;

    private const int MaxNames = 1_000_000;

    /// <summary>Bytes on disk and number of entries. Stops counting past <paramref name="maxEntries"/>.</summary>
    public static (long Bytes, long Entries) Measure(Descriptor root, long maxEntries)
    {
        long bytes = 0;
        long entries = 0;
        var links = new HashSet<ulong>();
        Visit(root, 0, (_, _, status, depth) =>
        {
            entries += depth >= MaxDepth ? maxEntries + 1 : 1;
            if (status.Links <= 1 || status.IsFolder || links.Add(status.Inode))
            {
                bytes += status.Allocated;
            }

            return entries <= maxEntries;
        });
        return (bytes, entries);
    }

    /// <summary>Gives everything in a folder, and the folder, to a user.</summary>
    public static void ChangeOwner(Descriptor root, uint user)
    {
        Visit(root, 0, (folder, name, _, _) =>
        {
            _ = Beneath.ChangeOwner(folder, name, user);
            return true;
        });
        _ = Beneath.ChangeOwner(root, FolderEntries.Itself, user);
    }

    /// <summary>Empties a folder. Folders below are first moved up beside each other, so depth costs nothing.</summary>
    public static void Empty(Descriptor root)
    {
        long moved = 0;
        List<byte[]> names;
        while ((names = FolderEntries.Read(root, MaxNames)).Count > 0)
        {
            var before = moved;
            var removed = false;
            foreach (var name in names)
            {
                removed |= Beneath.Unlink(root, name, 0) == 0 || RemoveFolder(root, name, ref moved);
            }

            if (!removed && moved == before)
            {
                throw new IOException($"A workspace folder could not be emptied: '{FolderEntries.Text(names[0])}' resists. Remove the folder by hand.");
            }
        }
    }

    private static bool RemoveFolder(Descriptor root, byte[] name, ref long moved)
    {
        if (Beneath.Unlink(root, name, Beneath.RemoveFolder) == 0)
        {
            return true;
        }

        var (folder, errno) = Beneath.Open(root, name, Beneath.ReadOnly | Beneath.FolderOnly, 0);
        if (folder is null && errno == Errno.NoAccess)
        {
            OpenUp(root, name);
            (folder, _) = Beneath.Open(root, name, Beneath.ReadOnly | Beneath.FolderOnly, 0);
        }

        using (folder)
        {
            if (folder is null)
            {
                return false;
            }

            _ = Beneath.ChangeMode(folder, 0x1C0);
            foreach (var entry in FolderEntries.Read(folder, MaxNames))
            {
                if (Beneath.Unlink(folder, entry, 0) != 0 && Beneath.Unlink(folder, entry, Beneath.RemoveFolder) != 0)
                {
                    OpenUp(folder, entry); // A folder is only moved by who may write to it.
                    moved++;
                    _ = Beneath.Rename(folder, entry, root, FolderEntries.Name($".removed-{moved}"));
                }
            }
        }

        return Beneath.Unlink(root, name, Beneath.RemoveFolder) == 0;
    }

    /// <summary>Makes a folder that its owner shut accessible again (chmod by path of an O_PATH descriptor: such a folder cannot be opened otherwise).</summary>
    private static void OpenUp(Descriptor parent, byte[] name)
    {
        var (folder, _) = Beneath.Open(parent, name, Beneath.PathOnly | Beneath.FolderOnly, 0);
        using (folder)
        {
            if (folder is not null)
            {
                File.SetUnixFileMode($"/proc/self/fd/{folder.Number}", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    /// <summary>Visits every entry, a folder before its content. Stops when <paramref name="visit"/> says false.</summary>
    public static bool Visit(Descriptor folder, int depth, Func<Descriptor, byte[], FileStatus, int, bool> visit)
    {
        foreach (var name in FolderEntries.Read(folder, MaxNames))
        {
            if (Beneath.Stat(folder, name, out var status) != 0)
            {
                continue;
            }

            if (!visit(folder, name, status, depth))
            {
                return false;
            }

            if (status.IsFolder && depth < MaxDepth)
            {
                var (child, _) = Beneath.Open(folder, name, Beneath.ReadOnly | Beneath.FolderOnly, 0);
                using (child)
                {
                    if (child is not null && !Visit(child, depth + 1, visit))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }
}
