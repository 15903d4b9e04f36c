using System.Runtime.InteropServices;
using System.Text;

namespace Cadre.Sandboxes.Native;

/// <summary>Pseudo-terminals.</summary>
internal static unsafe partial class Terminal
{
    private const nint SetWindowSize = 0x5414;

    /// <summary>Opens a terminal's outer side and names its inner side; gives the inner side to <paramref name="owner"/>.</summary>
    public static (Descriptor Outer, string InnerPath) Open(uint owner)
    {
        var outer = Descriptors.Raise(NativeException.Check(OpenOuter(0x2 | 0x100 | Libc.CloseOnExec), "posix_openpt"));
        NativeException.Check(Unlock(outer.Number), "unlockpt");
        var name = stackalloc byte[128];
        if (Name(outer.Number, name, 128) != 0)
        {
            throw NativeException.Last("ptsname_r");
        }

        var path = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
        if (owner != Libc.EffectiveUser())
        {
            NativeException.Check(ChangeOwner(path, owner, owner), "chown");
        }

        Descriptors.SetNonBlocking(outer);
        return (outer, path);
    }

    /// <summary>Tells the terminal its size; nothing when it was closed.</summary>
    public static void Resize(Descriptor outer, int columns, int rows)
    {
        if (!outer.TryHold())
        {
            return;
        }

        var size = stackalloc ushort[4];
        size[0] = (ushort)rows;
        size[1] = (ushort)columns;
        try
        {
            NativeException.Check(Control(outer.Number, SetWindowSize, (nint)size), "ioctl");
        }
        finally
        {
            outer.LetGo();
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenOuter(int flags);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int fd);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static partial int Name(int fd, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(int fd, nint request, nint argument);
}
