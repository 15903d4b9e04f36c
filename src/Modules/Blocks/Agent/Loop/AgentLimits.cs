using System.Globalization;
using Cadre.Blocks.Agent.Tools;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>What brings an agent's work to its end.</summary>
internal static class AgentLimits
{
    /// <summary>So often the same call with the same arguments is done; then it is refused.</summary>
    public const int MostRepeats = 2;

    private const int MostRefusals = 3;
    private const int MostCalls = 80;

    /// <summary>Why it has to come to an end; null when it may go on.</summary>
    public static string? Reached(AgentWork work)
    {
        var profile = work.Agent.Profile;
        return work.Turns.Count >= profile.MaxTurns - 1 && work.Turns.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"{profile.MaxTurns} turns are all there are")
            : work.Worked >= profile.MaxMinutes * 60 ? string.Create(CultureInfo.InvariantCulture, $"the {profile.MaxMinutes} minutes of work are over")
            : profile.Budget > 0 && work.Spent >= profile.Budget ? string.Create(CultureInfo.InvariantCulture, $"the budget of {profile.Budget:0.##} USD is used up")
            : work.Turns.SelectMany(t => t.Results).Count(r => r.Failed == ToolDesk.Repeated) >= MostRefusals ? "the same call came again and again"
            : work.Turns.Sum(t => t.Results.Count) >= MostCalls ? string.Create(CultureInfo.InvariantCulture, $"{MostCalls} calls of tools are all there are")
            : null;
    }
}
