namespace Cadre.Runs.Contracts;

/// <summary>What started a run, when it was no person.</summary>
/// <param name="Kind">Such as <c>schedule</c>.</param>
/// <param name="Id">The schedule.</param>
/// <param name="Name">Its name then.</param>
/// <param name="Slot">The moment for which the run was due; null where there is none.</param>
public sealed record RunTrigger(string Kind, Guid Id, string Name, DateTimeOffset? Slot);
