using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>
/// Files relative to an open folder, where no link is ever followed and nothing above the folder is reached. Names are the bytes the kernel knows, ending with
/// NUL (<see cref="FolderEntries.Name"/>): a program may choose names that are no text.
/// </summary>
internal static unsafe partial class Beneath
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int PathOnly = 0x200000;
    public const int RemoveFolder = 0x200;
    private const int OpenAt2 = 437;
    private const ulong NoMagicLinks = 0x02;
    private const ulong NoSymlinks = 0x04;
    private const ulong StayBeneath = 0x08;
    private const int NoFollow = 0x100;

    // O_DIRECTORY and O_NOFOLLOW are swapped with O_DIRECT and O_LARGEFILE on arm64.
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    public static int FolderOnly { get; } = Arm ? 0x4000 : 0x10000;

    public static int NoFollowLast { get; } = Arm ? 0x8000 : 0x20000;

    /// <summary>openat2 with RESOLVE_BENEATH | NO_SYMLINKS | NO_MAGICLINKS; the error number when it fails.</summary>
    public static (Descriptor? File, int Errno) Open(Descriptor folder, byte[] path, int flags, uint mode)
    {
        var how = stackalloc ulong[3];
        how[0] = (uint)(flags | Libc.CloseOnExec | NoFollowLast | (((flags & PathOnly) != 0) ? 0 : Libc.NonBlocking));
        how[1] = mode;
        how[2] = NoMagicLinks | NoSymlinks | StayBeneath;
        fixed (byte* text = path)
        {
            var fd = (int)Libc.SystemCall(OpenAt2, folder.Number, (nint)text, (nint)how, 24, 0);
            return fd >= 0 ? (new Descriptor(fd), 0) : (null, Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Opens a host folder by its absolute path.</summary>
    public static Descriptor OpenRoot(string path) => new(NativeException.Check(OpenPath(path, FolderOnly | Libc.CloseOnExec), $"open {path}"));

    /// <summary>Describes an entry; the entry itself when the name is empty. The error number, or 0.</summary>
    public static int Stat(Descriptor folder, byte[] name, out FileStatus status)
    {
        status = default;
        const int emptyPath = 0x1000;
        fixed (FileStatus* target = &status)
        {
            return StatX(folder.Number, name, NoFollow | (name.Length <= 1 ? emptyPath : 0), 0x7ff, target) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
    }

    /// <summary>Describes what a host path leads to, links followed: only for /proc/PID/fd.</summary>
    public static bool StatFollowing(string path, out FileStatus status)
    {
        const int fromHere = -100;
        status = default;
        fixed (FileStatus* target = &status)
        {
            return StatX(fromHere, FolderEntries.Name(path), 0, 0x7ff, target) == 0;
        }
    }

    public static int MakeFolder(Descriptor folder, byte[] name, uint mode) => Answer(MakeFolderAt(folder.Number, name, mode));

    public static int Unlink(Descriptor folder, byte[] name, int flags) => Answer(UnlinkAt(folder.Number, name, flags));

    public static int Rename(Descriptor from, byte[] name, Descriptor to, byte[] newName) => Answer(RenameAt(from.Number, name, to.Number, newName));

    /// <summary>Gives an entry (not what a link points to) to a user.</summary>
    public static int ChangeOwner(Descriptor folder, byte[] name, uint user) =>
        Answer(ChangeOwnerAt(folder.Number, name, user, user, NoFollow | (name.Length <= 1 ? 0x1000 : 0)));

    public static int ChangeMode(Descriptor file, uint mode) => Answer(ChangeModeOf(file.Number, mode));

    public static int ReadLink(Descriptor folder, byte[] name, Span<byte> target)
    {
        fixed (byte* buffer = target)
        {
            return (int)ReadLinkAt(folder.Number, name, buffer, (nuint)target.Length);
        }
    }

    public static int MakeLink(byte[] target, Descriptor folder, byte[] name) => Answer(SymLinkAt(target, folder.Number, name));

    private static int Answer(int result) => result == 0 ? 0 : Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenPath(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int StatX(int folder, byte[] path, int flags, uint mask, FileStatus* status);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    private static partial int MakeFolderAt(int folder, byte[] path, uint mode);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    private static partial int UnlinkAt(int folder, byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    private static partial int RenameAt(int from, byte[] path, int to, byte[] newPath);

    [LibraryImport("libc", EntryPoint = "fchownat", SetLastError = true)]
    private static partial int ChangeOwnerAt(int folder, byte[] path, uint user, uint group, int flags);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    private static partial int ChangeModeOf(int fd, uint mode);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    private static partial nint ReadLinkAt(int folder, byte[] path, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "symlinkat", SetLastError = true)]
    private static partial int SymLinkAt(byte[] target, int folder, byte[] path);
}
