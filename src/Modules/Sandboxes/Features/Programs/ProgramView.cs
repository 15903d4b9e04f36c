using Cadre.Sandboxes.Live;

namespace Cadre.Sandboxes.Features.Programs;

/// <summary>A running program.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Command">What was asked for.</param>
/// <param name="CpuMs">Processor time so far.</param>
/// <param name="MemoryBytes">Memory of its tree.</param>
/// <param name="Processes">Processes and threads.</param>
/// <param name="Ports">The ports it listens on.</param>
internal sealed record ProgramView(Guid Id, string Command, long CpuMs, long MemoryBytes, int Processes, IReadOnlyList<int> Ports)
{
    public static IReadOnlyList<ProgramView> Of(LiveSandbox? live) => live is null
        ? []
        : [.. live.Sandbox.Processes.Select(process => new ProgramView(
            process.Id.Value, live.Commands.GetValueOrDefault(process.Id, "program"), (long)process.Usage.Cpu.TotalMilliseconds, process.Usage.MemoryBytes, process.Usage.Processes, process.ListeningPorts)).OrderBy(view => view.Id)];
}
