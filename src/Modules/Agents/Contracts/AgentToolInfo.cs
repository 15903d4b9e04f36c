using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Agents.Contracts;

/// <summary>A tool as it is shown to people and described to models. Register one for each.</summary>
/// <param name="Name">Stable, snake_case.</param>
/// <param name="Title">Shown to people.</param>
/// <param name="Description">What it does, in a sentence or two; models choose by it.</param>
/// <param name="Input">JSON Schema of its arguments: an object without further members.</param>
public sealed record AgentToolInfo(string Name, string Title, string Description, JsonElement Input)
{
    /// <summary>JSON Schema of what it gives.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>What it changes beyond the agent's own work folder: anything but none is an act.</summary>
    public SideEffect SideEffect { get; init; }

    /// <summary>Whether it reads what only the workspace knows.</summary>
    public bool ReadsPrivate { get; init; }

    /// <summary>Whether it brings in what strangers wrote.</summary>
    public bool ReadsForeign { get; init; }

    /// <summary>Whether its arguments leave the server.</summary>
    public bool Sends { get; init; }
}
