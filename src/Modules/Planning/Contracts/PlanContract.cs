using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Cadre.Planning.Contracts;

/// <summary>The proposal shown before work starts.</summary>
public sealed record PlanContract
{
    /// <summary>The plan's id.</summary>
    public required PlanId Id { get; init; }

    /// <summary>Its title, and the title of the canvas made from it.</summary>
    public required string Title { get; init; }

    /// <summary>What will be made, in a few sentences.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The language of the intent: ISO 639-1.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What the person asked for, shortened.</summary>
    public string Goal { get; init; } = "";

    /// <summary>The blocks, in an order in which they can run.</summary>
    public required IReadOnlyList<PlanBlock> Blocks { get; init; }

    /// <summary>The connections between them.</summary>
    public IReadOnlyList<PlanConnection> Connections { get; init; } = [];

    /// <summary>Groups, drawn as frames around their blocks.</summary>
    public IReadOnlyList<PlanGroup> Groups { get; init; } = [];

    /// <summary>Time along the longest path and money of all blocks.</summary>
    public PlanEstimate Estimate { get; init; } = PlanEstimate.None;

    /// <summary>Services that some block can or must reach with a credential.</summary>
    public IReadOnlyList<PlanCredential> Credentials { get; init; } = [];

    /// <summary>What was assumed because nobody said it.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>How it is seen that the work is done.</summary>
    public IReadOnlyList<AcceptanceCheck> Acceptance { get; init; } = [];

    /// <summary>Whether the plan was made, and will run, without a language model.</summary>
    public bool NoModel { get; init; }

    /// <summary>The canvas made from it; null until it is approved.</summary>
    public Guid? CanvasId { get; init; }
}

/// <summary>A block of a plan.</summary>
/// <param name="Id">Unique in the plan.</param>
/// <param name="Type">Its block type.</param>
/// <param name="Title">Its title.</param>
public sealed record PlanBlock(string Id, string Type, string Title)
{
    /// <summary>Why it is there.</summary>
    public string? Why { get; init; }

    /// <summary>Its settings: a JSON object.</summary>
    public JsonElement Settings { get; init; }

    /// <summary>Time and money; null to have it worked out.</summary>
    public PlanEstimate? Estimate { get; init; }

    /// <summary>What it needs.</summary>
    public IReadOnlyList<PlanNeed> Needs { get; init; } = [];

    /// <summary>The id of its group; null for none.</summary>
    public string? Group { get; init; }
}

/// <summary>A connection.</summary>
/// <param name="From">Block and output port.</param>
/// <param name="To">Block and input port.</param>
public sealed record PlanConnection([property: Length(2, 2)] IReadOnlyList<string> From, [property: Length(2, 2)] IReadOnlyList<string> To);

/// <summary>A group of blocks.</summary>
/// <param name="Id">Unique in the plan.</param>
/// <param name="Title">Shown on its frame.</param>
public sealed record PlanGroup(string Id, string Title);

/// <summary>Ranges of time and money.</summary>
/// <param name="Seconds">Lowest and highest.</param>
/// <param name="Money">Lowest and highest, as decimal text.</param>
public sealed record PlanEstimate([property: Length(2, 2)] IReadOnlyList<double> Seconds, [property: Length(2, 2)] IReadOnlyList<string> Money)
{
    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Nothing.</summary>
    public static PlanEstimate None { get; } = new([0, 0], ["0", "0"]);
}

/// <summary>Something a block needs.</summary>
/// <param name="Kind">model, credential, file or tool.</param>
/// <param name="What">Which, for a person.</param>
/// <param name="Optional">Whether it works without.</param>
public sealed record PlanNeed(string Kind, string What, bool Optional);

/// <summary>A service that is reached with a credential.</summary>
/// <param name="Connector">Which.</param>
/// <param name="Why">What for.</param>
/// <param name="Optional">Whether the plan works without.</param>
public sealed record PlanCredential(string Connector, string Why, bool Optional);

/// <summary>A check of the finished work.</summary>
/// <param name="Id">Unique in the plan.</param>
/// <param name="Text">What must hold.</param>
/// <param name="BlockId">The block it is seen on; null for the whole.</param>
public sealed record AcceptanceCheck(string Id, string Text, string? BlockId);
