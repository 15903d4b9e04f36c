using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>Stored names of run modes.</summary>
internal static class RunModes
{
    public static string Name(RunMode mode) => mode switch { RunMode.Live => "live", RunMode.Replay => "replay", _ => "rerun" };
}
