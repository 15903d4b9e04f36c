using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>posix_spawn: the only way to start a child from managed code that lets its descriptors, session and signals be chosen and closes everything else.</summary>
internal static unsafe partial class Spawn
{
    private const short SetSignalDefaults = 0x04;
    private const short SetSignalMask = 0x08;
    private const short OwnGroup = 0x02; // Ctrl-C at the server's terminal is not for its children.
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int StructureSize = 1024; // glibc: 336 and 80 bytes; musl: less.

    /// <summary>Starts a program.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="argv">Its arguments, the program's name first.</param>
    /// <param name="descriptors">Ours for its 0, 1, 2 …; everything above is closed in the child.</param>
    /// <param name="terminal">Path of a terminal that becomes its 0, 1, 2.</param>
    /// <returns>The process id.</returns>
    public static int Start(string path, IReadOnlyList<string> argv, IReadOnlyList<Descriptor?> descriptors, string? terminal)
    {
        var actions = stackalloc byte[StructureSize];
        var attributes = stackalloc byte[StructureSize];
        var signals = stackalloc byte[128];
        Check(FileActionsInit(actions), "posix_spawn_file_actions_init");
        Check(AttributesInit(attributes), "posix_spawnattr_init");
        try
        {
            AddDescriptors(actions, descriptors, terminal);
            new Span<byte>(signals, 128).Clear();
            Check(SetMask(attributes, signals), "posix_spawnattr_setsigmask");
            new Span<byte>(signals, 128).Fill(0xff);
            Check(SetDefaults(attributes, signals), "posix_spawnattr_setsigdefault");
            Check(SetFlags(attributes, SetSignalDefaults | SetSignalMask | OwnGroup), "posix_spawnattr_setflags");
            return Run(path, argv, actions, attributes);
        }
        finally
        {
            _ = FileActionsDestroy(actions);
            _ = AttributesDestroy(attributes);
        }
    }

    private static void AddDescriptors(byte* actions, IReadOnlyList<Descriptor?> descriptors, string? terminal)
    {
        if (terminal is not null)
        {
            Check(AddOpen(actions, 0, terminal, ReadWrite | NoControllingTerminal, 0), "posix_spawn_file_actions_addopen");
            Check(AddDuplicate(actions, 0, 1), "posix_spawn_file_actions_adddup2");
            Check(AddDuplicate(actions, 0, 2), "posix_spawn_file_actions_adddup2");
        }

        for (var i = 0; i < descriptors.Count; i++)
        {
            if (descriptors[i] is { } descriptor)
            {
                Check(AddDuplicate(actions, descriptor.Number, i), "posix_spawn_file_actions_adddup2");
            }
        }

        Check(AddCloseFrom(actions, descriptors.Count), "posix_spawn_file_actions_addclosefrom_np");
    }

    private static int Run(string path, IReadOnlyList<string> argv, byte* actions, byte* attributes)
    {
        var arguments = stackalloc byte*[argv.Count + 1];
        var environment = stackalloc byte*[1];
        environment[0] = null;
        try
        {
            for (var i = 0; i < argv.Count; i++)
            {
                arguments[i] = (byte*)Marshal.StringToCoTaskMemUTF8(argv[i]);
            }

            arguments[argv.Count] = null;
            Check(PosixSpawn(out var pid, path, actions, attributes, arguments, environment), "posix_spawn");
            return pid;
        }
        finally
        {
            for (var i = 0; i < argv.Count; i++)
            {
                Marshal.FreeCoTaskMem((nint)arguments[i]);
            }
        }
    }

    private static void Check(int errno, string call)
    {
        if (errno != 0)
        {
            throw new NativeException(call, errno);
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PosixSpawn(out int pid, string path, byte* actions, byte* attributes, byte** argv, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int FileActionsInit(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int FileActionsDestroy(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(byte* actions, int fd, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    private static partial int AddCloseFrom(byte* actions, int from);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int AttributesInit(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int AttributesDestroy(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static partial int SetMask(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int SetDefaults(byte* attributes, byte* signals);
}
