using System.Text.Json;

namespace Cadre.Triggers.Domain;

/// <summary>What a schedule is told to do.</summary>
/// <param name="Name">For people; shown as who started its runs.</param>
/// <param name="CanvasId">The canvas whose flow runs, as it is at that time.</param>
/// <param name="Rule">When.</param>
/// <param name="TimeZone">Whose wall clock: a name of the IANA database. UTC by default.</param>
/// <param name="Inputs">Values for the canvas's input blocks by name. The texts <c>$slot</c>, <c>$slot.date</c> and <c>$slot.previous</c> stand for the slot's moment, its date and the slot before.</param>
/// <param name="StartsAt">No slot before; null for none.</param>
/// <param name="EndsAt">No slot after; null for none.</param>
/// <param name="JitterSeconds">Each run starts up to so many seconds late, always the same for the same slot, so that not all start at once: 0 to 3600.</param>
/// <param name="Overlap">While a run of it is still under way.</param>
/// <param name="Missed">When slots passed while no node was there.</param>
/// <param name="MissedWindowMinutes">How far back missed slots run with <see cref="MissedPolicy.All"/>: 1 to 43200, a day by default.</param>
/// <param name="PauseAfterFailures">Pauses after so many failures in a row: 1 to 100, 5 by default; 0 for never.</param>
internal sealed record Schedule(
    string Name,
    Guid CanvasId,
    ScheduleRule Rule,
    string TimeZone = "UTC",
    JsonElement? Inputs = null,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    int JitterSeconds = 0,
    OverlapPolicy Overlap = OverlapPolicy.Skip,
    MissedPolicy Missed = MissedPolicy.Latest,
    int MissedWindowMinutes = 1440,
    int PauseAfterFailures = 5);
