using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>Stored names of run modes.</summary>
internal static class RunModes
{
    public static string Name(RunMode mode) => mode switch { RunMode.Live => "live", RunMode.Replay => "replay", RunMode.Fork => "fork", _ => "rerun" };

    /// <summary>Whether the canvas shows its results as the latest ones: repetitions and variants are looked at on their own.</summary>
    public static bool IsForCanvas(string mode) => mode is "live" or "rerun";

    /// <summary>How people name it. An undo is a live run with an origin.</summary>
    public static RunKind Kind(string mode, bool hasOrigin) => mode switch
    {
        "replay" => RunKind.Replay,
        "rerun" => RunKind.Rerun,
        "fork" => RunKind.Fork,
        _ => hasOrigin ? RunKind.Undo : RunKind.Fresh,
    };
}
