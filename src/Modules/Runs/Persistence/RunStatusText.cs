using Cadre.Runs.Contracts;

namespace Cadre.Runs.Persistence;

/// <summary>Stored and public names of run states.</summary>
internal static class RunStatusText
{
    private static readonly Dictionary<string, RunStatus> Names = Enum.GetValues<RunStatus>().ToDictionary(Write, s => s, StringComparer.Ordinal);

    public static string Write(RunStatus status) => status switch
    {
        RunStatus.Queued => "queued",
        RunStatus.Running => "running",
        RunStatus.Waiting => "waiting",
        RunStatus.Paused => "paused",
        RunStatus.Succeeded => "succeeded",
        RunStatus.Failed => "failed",
        _ => "cancelled",
    };

    public static RunStatus Read(string name) => Names[name];

    public static bool TryRead(string? name, out RunStatus status) => Names.TryGetValue(name ?? "", out status);
}
