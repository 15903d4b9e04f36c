using Cadre.Agents.Contracts;

namespace Cadre.Blocks.Agent;

/// <summary>Settings of agent blocks. What is not given is the agent's own.</summary>
internal sealed record AgentSettings(string? Agent, string? Task)
{
    /// <summary>Added to the agent's instructions.</summary>
    public string? Instructions { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>Names of tools in place of the agent's own.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>agent, suggest, ask or act.</summary>
    public string? Autonomy { get; init; }

    /// <summary>USD.</summary>
    public decimal? Budget { get; init; }

    /// <summary>Calls of the model.</summary>
    public int? MaxTurns { get; init; }

    /// <summary>The conversation it belongs to; null for none.</summary>
    public string? Conversation { get; init; }

    /// <summary>The profile with what is set here.</summary>
    public AgentProfile Over(AgentProfile profile) => profile with
    {
        Instructions = string.IsNullOrWhiteSpace(Instructions) ? profile.Instructions : $"{profile.Instructions}\n\n{Instructions}".Trim(),
        Model = string.IsNullOrWhiteSpace(Model) ? profile.Model : Model.Trim(),
        Tools = Tools is null ? profile.Tools : [.. Tools.Select(name => profile.Tools.FirstOrDefault(g => g.Name == name) ?? new ToolGrant(name))],
        Autonomy = Enum.TryParse<Autonomy>(Autonomy, ignoreCase: true, out var autonomy) ? autonomy : profile.Autonomy,
        Budget = Budget is { } budget ? Math.Clamp(budget, 0, 10_000) : profile.Budget,
        MaxTurns = Math.Clamp(MaxTurns ?? profile.MaxTurns, 1, 60),
    };
}
