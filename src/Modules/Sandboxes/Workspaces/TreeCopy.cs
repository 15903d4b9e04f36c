using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>Copies a folder: files, folders, links (as links); nothing special. Holes stay holes.</summary>
internal static class TreeCopy
{
    private const int BlockSize = 128 * 1024;

    /// <summary>Copies all of <paramref name="from"/> into <paramref name="to"/>.</summary>
    /// <param name="from">Read.</param>
    /// <param name="to">Written; empty.</param>
    /// <param name="maxBytes">Stops, with false, when the copy would be larger.</param>
    /// <param name="owner">Whose the copies are; null: the server's.</param>
    public static bool Copy(Descriptor from, Descriptor to, long maxBytes, uint? owner)
    {
        var budget = new Budget(maxBytes);
        return CopyFolder(from, to, budget, owner, 0);
    }

    private static bool CopyFolder(Descriptor from, Descriptor to, Budget budget, uint? owner, int depth)
    {
        if (depth > TreeWalk.MaxDepth)
        {
            return false;
        }

        foreach (var name in FolderEntries.Read(from, int.MaxValue))
        {
            if (Beneath.Stat(from, name, out var status) != 0)
            {
                continue; // Gone meanwhile.
            }

            var fits = status.IsFolder ? CopyChild(from, to, name, status, budget, owner, depth)
                : status.IsRegular ? CopyFile(from, to, name, status, budget)
                : !status.IsLink || CopyLink(from, to, name);
            if (!fits)
            {
                return false;
            }

            if (owner is { } user)
            {
                _ = Beneath.ChangeOwner(to, name, user);
            }
        }

        return true;
    }

    private static bool CopyChild(Descriptor from, Descriptor to, byte[] name, FileStatus status, Budget budget, uint? owner, int depth)
    {
        _ = Beneath.MakeFolder(to, name, 0x1C0);
        var (source, _) = Beneath.Open(from, name, Beneath.ReadOnly | Beneath.FolderOnly, 0);
        var (target, _) = Beneath.Open(to, name, Beneath.ReadOnly | Beneath.FolderOnly, 0);
        using (source)
        using (target)
        {
            if (source is null || target is null)
            {
                return true; // Replaced by something else meanwhile.
            }

            var fits = CopyFolder(source, target, budget, owner, depth + 1);
            _ = Beneath.ChangeMode(target, status.Mode & 0x1FFu);
            return fits;
        }
    }

    private static bool CopyFile(Descriptor from, Descriptor to, byte[] name, FileStatus status, Budget budget)
    {
        var (source, _) = Beneath.Open(from, name, Beneath.ReadOnly, 0);
        var (target, errno) = Beneath.Open(to, name, Beneath.WriteOnly | Beneath.Create | Beneath.Exclusive, 0x180);
        using (source)
        using (target)
        {
            if (target is null)
            {
                throw new NativeException("snapshot file", errno);
            }

            if (source is not null && Beneath.Stat(source, FolderEntries.Itself, out var opened) == 0 && opened.IsRegular && !CopyBytes(source, target, budget))
            {
                return false;
            }

            _ = Beneath.ChangeMode(target, status.Mode & 0x1FFu);
            return true;
        }
    }

    private static bool CopyBytes(Descriptor source, Descriptor target, Budget budget)
    {
        using var reader = new Microsoft.Win32.SafeHandles.SafeFileHandle(source.Number, ownsHandle: false);
        using var writer = new Microsoft.Win32.SafeHandles.SafeFileHandle(target.Number, ownsHandle: false);
        var buffer = new byte[BlockSize];
        long at = 0;
        int count;
        while ((count = RandomAccess.Read(reader, buffer, at)) > 0)
        {
            var block = buffer.AsSpan(0, count);
            if (block.ContainsAnyExcept((byte)0))
            {
                if (!budget.Take(count))
                {
                    return false;
                }

                RandomAccess.Write(writer, block, at);
            }

            at += count;
        }

        RandomAccess.SetLength(writer, at);
        return true;
    }

    private static bool CopyLink(Descriptor from, Descriptor to, byte[] name)
    {
        Span<byte> target = stackalloc byte[4096];
        var length = Beneath.ReadLink(from, name, target);
        if (length > 0)
        {
            _ = Beneath.MakeLink([.. target[..length], 0], to, name);
        }

        return true;
    }

    private sealed class Budget(long bytes)
    {
        private long left = bytes;

        public bool Take(long count) => (left -= count) >= 0;
    }
}
