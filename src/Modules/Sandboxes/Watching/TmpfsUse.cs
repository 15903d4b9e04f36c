using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Watching;

/// <summary>Space and inodes of file systems.</summary>
internal static unsafe partial class TmpfsUse
{
    private const int InodeBytes = 1024; // About what one tmpfs inode with its entry takes of kernel memory.

    /// <summary>Memory that a tmpfs takes: pages and inodes.</summary>
    public static long Bytes(string path) =>
        Read(path) is { } space ? ((space.Blocks - space.Free) * space.BlockSize) + ((space.Inodes - space.FreeInodes) * InodeBytes) : 0;

    /// <summary>The figures of the file system that holds a path; null when it cannot be reached.</summary>
    public static FileSystemSpace? Read(string path)
    {
        var buffer = stackalloc long[32];
        return StatFileSystem(path, buffer) == 0 ? new FileSystemSpace(buffer[1], buffer[2], buffer[3], buffer[5], buffer[6]) : null;
    }

    [LibraryImport("libc", EntryPoint = "statvfs", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatFileSystem(string path, long* buffer);
}

/// <summary>struct statvfs, on 64-bit systems.</summary>
/// <param name="BlockSize">Bytes of a block.</param>
/// <param name="Blocks">All blocks.</param>
/// <param name="Free">Free blocks.</param>
/// <param name="Inodes">All inodes.</param>
/// <param name="FreeInodes">Free inodes.</param>
internal sealed record FileSystemSpace(long BlockSize, long Blocks, long Free, long Inodes, long FreeInodes);
