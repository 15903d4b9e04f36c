namespace Cadre.Sandboxes.Cgroups;

/// <summary>The control group of one program: hard memory and process limits, exact processor time.</summary>
internal interface ICgroup : IDisposable
{
    /// <summary>Sets the limits; before the program starts.</summary>
    void Limit(SandboxLimits limits);

    /// <summary>Moves a process in; what it starts afterwards is in too.</summary>
    void Attach(int pid);

    /// <summary>What the group uses.</summary>
    CgroupUsage Read();

    /// <summary>The numbers of all processes in it.</summary>
    IReadOnlyList<int> Processes();
}

/// <summary>What a control group uses.</summary>
/// <param name="Cpu">Processor time of all its processes, ended ones included.</param>
/// <param name="MemoryBytes">Memory now.</param>
/// <param name="PeakMemoryBytes">Highest memory.</param>
/// <param name="OutOfMemoryKills">How often the kernel killed in it.</param>
/// <param name="Tasks">Processes and threads now.</param>
internal sealed record CgroupUsage(TimeSpan Cpu, long MemoryBytes, long PeakMemoryBytes, long OutOfMemoryKills, int Tasks);
