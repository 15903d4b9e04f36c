using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>Mounts in a mount namespace of the calling thread's own.</summary>
internal static partial class Mounts
{
    private const int NewMountNamespace = 0x00020000;
    private const ulong Bind = 0x1000;
    private const ulong Recursive = 0x4000;
    private const ulong Slave = 0x80000;
    private const int Detach = 2;

    /// <summary>Gives the calling thread a mount namespace of its own with an empty, traversable folder at <paramref name="folder"/>; false when it may not.</summary>
    public static bool TrySeparate(string folder) =>
        Unshare(NewMountNamespace) == 0
        && Mount("none", "/", null, Slave | Recursive, null) == 0
        && Mount("tmpfs", folder, "tmpfs", 0, "mode=0711,size=1m") == 0;

    /// <summary>Shows a folder or file at another place.</summary>
    public static void Show(string source, string target)
    {
        if (Directory.Exists(source))
        {
            Directory.CreateDirectory(target);
        }
        else
        {
            using var file = File.OpenHandle(target, FileMode.Create, FileAccess.Write);
        }

        NativeException.Check(Mount(source, target, null, Bind, null), $"mount {source}");
    }

    /// <summary>Takes it away again.</summary>
    public static void Hide(string target)
    {
        _ = Unmount(target, Detach);
        if (Directory.Exists(target))
        {
            Directory.Delete(target);
        }
        else
        {
            File.Delete(target);
        }
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Mount(string source, string target, string? type, ulong flags, string? data);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unmount(string target, int flags);
}
