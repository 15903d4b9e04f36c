using System.Text.Json;
using Cadre.Blocks.Agent.Loop;
using Cadre.Kernel;

namespace Cadre.Blocks.Agent.Minds;

/// <summary>What decides an agent's next move: a language model, or rules.</summary>
internal interface IAgentMind
{
    /// <summary>Whether it is a language model.</summary>
    bool IsModel { get; }

    /// <summary>The next move.</summary>
    Task<Result<AgentMove>> NextAsync(AgentWork work, CancellationToken cancellationToken);
}

/// <summary>A move: words, and calls of tools; without calls the words are the answer.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Calls">What is to be done.</param>
internal sealed record AgentMove(string Text, IReadOnlyList<ToolCallRequest> Calls)
{
    /// <summary>The model; null for rules.</summary>
    public string? Model { get; init; }

    /// <summary>Money, USD.</summary>
    public decimal Cost { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>Why the model stopped.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The effect in the journal; null for rules.</summary>
    public string? Effect { get; init; }
}

/// <summary>A call as it was asked for.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">A JSON object as text; may be malformed.</param>
internal sealed record ToolCallRequest(string Id, string Name, string Arguments)
{
    private const int Longest = 400_000;

    /// <summary>The arguments; null when they are no JSON object.</summary>
    public JsonElement? Parse()
    {
        if (Arguments.Length > Longest)
        {
            return null;
        }

        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(string.IsNullOrWhiteSpace(Arguments) ? "{}" : Arguments);
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null; // the agent is told
        }
    }
}
