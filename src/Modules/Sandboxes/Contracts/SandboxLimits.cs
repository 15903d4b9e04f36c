namespace Cadre.Sandboxes;

/// <summary>What one program in a sandbox may use. Reaching a limit ends the program with the matching <see cref="StopReason"/>.</summary>
public sealed record SandboxLimits
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Memory of the whole process tree with its tmpfs, in bytes. 16 MB to 2 GB; default 512 MB.</summary>
    public long MemoryBytes { get; init; } = 512 * Mebibyte;

    /// <summary>Time on the clock. 100 ms to 30 min; default 30 s.</summary>
    public TimeSpan Wall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Processor time of all processes together, ended ones included. Null (default): the number of processors × <see cref="Wall"/>, at most 30 min.</summary>
    public TimeSpan? Cpu { get; init; }

    /// <summary>Processes and threads at one time. 1 to 1024; default 64. A browser needs 256.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>Bytes of output kept in memory; what follows goes to a file. Default 1 MB.</summary>
    public long LiveOutputBytes { get; init; } = Mebibyte;

    /// <summary>Bytes of output in all, both streams. Default 100 MB.</summary>
    public long OutputBytes { get; init; } = 100 * Mebibyte;

    /// <summary>Bytes in the workspace folder, unlinked open files included. Default 1 GB.</summary>
    public long WorkspaceBytes { get; init; } = 1024 * Mebibyte;

    /// <summary>Files and folders in the workspace folder. Default 100,000.</summary>
    public int WorkspaceFiles { get; init; } = 100_000;

    /// <summary>Size of each of /tmp and /dev/shm, in bytes. Default 64 MB.</summary>
    public long TmpfsBytes { get; init; } = 64 * Mebibyte;

    /// <summary>Open sockets at one time. Default 256.</summary>
    public int Sockets { get; init; } = 256;

    /// <summary>Open files of one process. Default 1024.</summary>
    public int OpenFiles { get; init; } = 1024;
}
