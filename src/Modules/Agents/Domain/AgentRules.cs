using Cadre.Agents.Contracts;
using Cadre.Kernel;

namespace Cadre.Agents.Domain;

/// <summary>What an agent must be to be kept.</summary>
internal sealed class AgentRules(IEnumerable<AgentToolInfo> tools)
{
    private const int LongestInstructions = 40_000;
    private const int MostTools = 60;
    private readonly HashSet<string> known = [.. tools.Select(t => t.Name)];

    /// <summary>The profile, trimmed; or what is wrong with it.</summary>
    public Result<AgentProfile> Check(AgentProfile profile)
    {
        var trimmed = profile with
        {
            Name = profile.Name?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "",
            Role = profile.Role?.Trim() ?? "",
            Instructions = profile.Instructions?.Trim() ?? "",
            Model = string.IsNullOrWhiteSpace(profile.Model) ? "auto" : profile.Model.Trim(),
            Tools = profile.Tools ?? [],
        };
        return WhatIsWrong(trimmed) is { } error ? error : trimmed;
    }

    private Error? WhatIsWrong(AgentProfile profile) => profile switch
    {
        { Name.Length: 0 or > 80 } => Bad("name", "An agent needs a name of at most 80 characters.", "Give it one."),
        { Role.Length: > 300 } => Bad("role", "The role is longer than 300 characters.", "Say it in a line; the rest belongs in the instructions."),
        { Instructions.Length: > LongestInstructions } => Bad("instructions", $"The instructions are longer than {LongestInstructions:N0} characters.", "Shorten them."),
        { Model.Length: > 200 } => Bad("model", "The model's name is longer than 200 characters.", "Use auto, local, cheapest, best, or provider/model."),
        { Budget: < 0 or > 10_000 } => Bad("budget", "The budget is not between 0 and 10,000 USD.", "Give it in USD for one piece of work."),
        { MaxTurns: < 1 or > 60 } => Bad("maxTurns", "The turns are not between 1 and 60.", "Give a number between them."),
        { MaxMinutes: < 1 or > 120 } => Bad("maxMinutes", "The minutes are not between 1 and 120.", "Give a number between them."),
        { Tools.Count: > MostTools } => Bad("tools", $"An agent has at most {MostTools} tools.", "Give it fewer."),
        _ when !Enum.IsDefined(profile.Autonomy) => Bad("autonomy", "This is no autonomy.", "Use suggest, ask or act."),
        _ => profile.Tools.FirstOrDefault(grant => !IsTool(grant.Name)) is { } unknown
            ? Bad("tools", $"There is no tool '{unknown.Name}'.", $"Use {string.Join(", ", known.Order(StringComparer.Ordinal))}, or mcp:NAME for an MCP server of the workspace.")
            : null,
    };

    private bool IsTool(string? name) => name is not null && (known.Contains(name) || (name.StartsWith("mcp:", StringComparison.Ordinal) && name.Length is > 4 and <= 120));

    private static Error Bad(string field, string message, string fix) =>
        Error.Invalid("agent_invalid", message, fix) with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { [field] = message } };
}
