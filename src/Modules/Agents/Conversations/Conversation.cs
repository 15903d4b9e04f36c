using Cadre.Runs.Contracts;

namespace Cadre.Agents.Conversations;

/// <summary>A conversation with an agent or a squad.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Shown to people.</param>
/// <param name="Members">Ids of agents; empty for the plain one.</param>
/// <param name="Pattern">How several of them work together; null for one.</param>
/// <param name="UpdatedAt">When something was said last.</param>
internal sealed record Conversation(Guid Id, string Title, IReadOnlyList<string> Members, string? Pattern, DateTimeOffset UpdatedAt);

/// <summary>What a person said, and what was answered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its place, from 1.</param>
/// <param name="By">Who said it.</param>
/// <param name="Text">What was said.</param>
/// <param name="Files">What was attached.</param>
/// <param name="CreatedAt">When.</param>
internal sealed record ConversationMessage(Guid Id, int Number, string By, string Text, IReadOnlyList<ArtifactRef> Files, DateTimeOffset CreatedAt)
{
    /// <summary>The run that answers; null while it is being started.</summary>
    public RunId? Run { get; init; }

    /// <summary>The answer; null while there is none.</summary>
    public ConversationAnswer? Answer { get; init; }
}

/// <summary>An answer.</summary>
/// <param name="Status">succeeded, failed or cancelled.</param>
/// <param name="Text">The answer, or why there is none.</param>
/// <param name="By">The model or engine that made it.</param>
/// <param name="NoModel">Whether no language model was used.</param>
/// <param name="Views">What to look at besides: the conversation of tools, files.</param>
/// <param name="Cost">USD.</param>
internal sealed record ConversationAnswer(string Status, string Text, string? By, bool NoModel, IReadOnlyList<ResultView> Views, decimal Cost);
