using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Planning.Contracts;

/// <summary>What a person wants.</summary>
/// <param name="Text">In their words.</param>
public sealed record NewIntent(string Text)
{
    /// <summary>Answers to questions by their id. Present, even when empty: do not ask again, go on with assumptions.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; init; }

    /// <summary>auto, model or built-in.</summary>
    public string? Planner { get; init; }

    /// <summary>Uploaded files.</summary>
    public IReadOnlyList<ArtifactRef>? Attachments { get; init; }
}

/// <summary>The answer to an intent.</summary>
/// <param name="IntentId">The intent, as stored.</param>
/// <param name="Status">questions, planned or declined.</param>
public sealed record IntentAnswer(IntentId IntentId, string Status)
{
    /// <summary>At most five, when the status is questions.</summary>
    public IReadOnlyList<PlanQuestion> Questions { get; init; } = [];

    /// <summary>The plan, when the status is planned.</summary>
    public PlanContract? Contract { get; init; }

    /// <summary>For the person; null when there is nothing to say.</summary>
    public string? Message { get; init; }

    /// <summary>Who planned.</summary>
    public PlannerInfo Planner { get; init; } = new("built-in");
}

/// <summary>Who made a plan.</summary>
/// <param name="Kind">built-in or model.</param>
public sealed record PlannerInfo(string Kind)
{
    /// <summary>Provider and model; null for the built-in planner.</summary>
    public string? Model { get; init; }
}

/// <summary>A question whose answer the plan needs.</summary>
/// <param name="Id">Name of the answer.</param>
/// <param name="Text">The question.</param>
/// <param name="Kind">text, choice, file or number.</param>
/// <param name="Why">Why it matters.</param>
public sealed record PlanQuestion(string Id, string Text, string Kind, string Why)
{
    /// <summary>Sensible answers; null when there are none to offer.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>Whether the plan is poor without an answer.</summary>
    public bool Required { get; init; }
}

/// <summary>One plan in a listing.</summary>
public sealed record PlanSummary(PlanId Id, string Title, string Summary, string Status, int Blocks, DateTimeOffset CreatedAt, Guid? CanvasId);
