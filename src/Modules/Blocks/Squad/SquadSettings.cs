namespace Cadre.Blocks.Squad;

/// <summary>Settings of squads.</summary>
/// <param name="Members">Ids or names of agents of the workspace.</param>
/// <param name="Task">What to do.</param>
/// <param name="Pattern">How they work together.</param>
/// <param name="Lead">Who leads; the first member unless given.</param>
/// <param name="Rounds">At most so many.</param>
/// <param name="Budget">USD for all of them.</param>
/// <param name="Conversation">The conversation it belongs to; null for none.</param>
internal sealed record SquadSettings(IReadOnlyList<string>? Members, string? Task, string? Pattern, string? Lead, int? Rounds, decimal? Budget, string? Conversation);
