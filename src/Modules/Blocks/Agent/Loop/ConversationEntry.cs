using System.Text.Json;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>One line of a conversation as people see it.</summary>
/// <param name="Kind">say, call, result, ask, reply or note.</param>
/// <param name="By">Who: an agent's name, a person's, or a tool's.</param>
/// <param name="Text">What was said, given or asked; results are cut to what one reads.</param>
internal sealed record ConversationEntry(string Kind, string By, string Text)
{
    /// <summary>For calls and results: the number by which answers point at it.</summary>
    public int? Number { get; init; }

    /// <summary>For calls and results: the tool.</summary>
    public string? Tool { get; init; }

    /// <summary>For calls: the arguments.</summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>The effect in the step's journal that shows it.</summary>
    public string? Effect { get; init; }

    /// <summary>The model that said it.</summary>
    public string? Model { get; init; }

    /// <summary>Money, USD.</summary>
    public decimal? Cost { get; init; }

    /// <summary>How long it took.</summary>
    public double? Seconds { get; init; }

    /// <summary>Whether it did not work.</summary>
    public bool Failed { get; init; }
}
