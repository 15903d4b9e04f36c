namespace Cadre.Sandboxes;

/// <summary>Why a program ended.</summary>
public enum StopReason
{
    /// <summary>By itself.</summary>
    Exit,

    /// <summary>The time on the clock was up.</summary>
    Wall,

    /// <summary>The processor time was used up.</summary>
    Cpu,

    /// <summary>It used more memory than allowed.</summary>
    Memory,

    /// <summary>It had more processes than allowed.</summary>
    Procs,

    /// <summary>Its files were more or larger than allowed.</summary>
    Disk,

    /// <summary>It wrote more output than allowed.</summary>
    Output,

    /// <summary>It held more sockets than allowed.</summary>
    Sockets,

    /// <summary>Someone ended it, or the sandbox was closed.</summary>
    Cancelled,
}

/// <summary>How a program ended and what it used.</summary>
/// <param name="Code">Exit code; 128 + n when signal n ended it.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Wall">Time on the clock.</param>
/// <param name="Cpu">Processor time of all its processes.</param>
/// <param name="PeakMemoryBytes">Highest memory seen.</param>
/// <param name="OutputBytes">Bytes written to both streams.</param>
public sealed record SandboxExit(int Code, StopReason Reason, TimeSpan Wall, TimeSpan Cpu, long PeakMemoryBytes, long OutputBytes)
{
    /// <summary>Whether it ended by itself with code 0.</summary>
    public bool Succeeded => Reason == StopReason.Exit && Code == 0;
}
