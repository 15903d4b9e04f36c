using System.Text.Json;

namespace Cadre.Runs.Contracts;

/// <summary>A run whose starter waits for it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Seen">What was waited for, as soon as it is durable; null when the run went on where this node does not see it: look it up then.</param>
public sealed record WatchedRun(RunId Run, Task<RunSighting?> Seen);

/// <summary>What a watched run came to first.</summary>
/// <param name="Status">The run's status then.</param>
/// <param name="Address">The watched step that succeeded; null when the run ended without one.</param>
/// <param name="Outputs">What that step gave.</param>
public sealed record RunSighting(RunStatus Status, string? Address, IReadOnlyDictionary<string, JsonElement>? Outputs);
