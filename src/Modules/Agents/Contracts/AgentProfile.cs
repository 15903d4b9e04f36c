using System.Text.Json.Serialization;

namespace Cadre.Agents.Contracts;

/// <summary>Who an agent is and how far it may go.</summary>
/// <param name="Name">What people call it, such as <c>Ada</c> or <c>Tech lead</c>.</param>
/// <param name="Role">One line: what it is there for.</param>
/// <param name="Instructions">How it works, in Markdown; goes to the model as its system message.</param>
public sealed record AgentProfile(string Name, string Role, string Instructions)
{
    /// <summary>auto, local, cheapest, best, or provider/model.</summary>
    public string Model { get; init; } = "auto";

    /// <summary>What it may use.</summary>
    public IReadOnlyList<ToolGrant> Tools { get; init; } = [];

    /// <summary>How far it goes by itself.</summary>
    public Autonomy Autonomy { get; init; } = Autonomy.Ask;

    /// <summary>USD for one piece of work; its calls end there.</summary>
    public decimal Budget { get; init; } = 1m;

    /// <summary>Calls of a model for one piece of work: 1 to 60.</summary>
    public int MaxTurns { get; init; } = 16;

    /// <summary>Minutes of work (waiting for people is none): 1 to 120.</summary>
    public int MaxMinutes { get; init; } = 20;

    /// <summary>The template it was made from; null for none.</summary>
    public string? Template { get; init; }
}

/// <summary>A tool that an agent may use.</summary>
/// <param name="Name">Its name, such as <c>fetch</c>; <c>mcp:SERVER</c> gives all tools of an MCP server of the workspace.</param>
public sealed record ToolGrant(string Name)
{
    /// <summary>Whether every use is asked for first, whatever the autonomy.</summary>
    public bool Ask { get; init; }

    /// <summary>The service behind it where one has to be chosen: <c>searxng</c>, <c>brave</c> or <c>tavily</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's address, where it is one's own.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Handle of the credential for the service.</summary>
    public string? Credential { get; init; }
}

/// <summary>How far an agent goes by itself. Reading is always free; an act is what changes something beyond its own work folder.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Autonomy>))]
public enum Autonomy
{
    /// <summary>It says what should be done and does nothing.</summary>
    [JsonStringEnumMemberName("suggest")]
    Suggest,

    /// <summary>Each act waits for a person's answer.</summary>
    [JsonStringEnumMemberName("ask")]
    Ask,

    /// <summary>It acts, within its budget.</summary>
    [JsonStringEnumMemberName("act")]
    Act,
}
