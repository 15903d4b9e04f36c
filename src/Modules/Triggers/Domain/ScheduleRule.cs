namespace Cadre.Triggers.Domain;

/// <summary>When a schedule is due: exactly one of its parts is given.</summary>
/// <param name="Cron">Five parts or a name such as <c>@daily</c>, by the wall clock of the schedule's zone.</param>
/// <param name="EveryMinutes">Every so many minutes, counted from the schedule's start, else from midnight of 1 January 1970, UTC.</param>
/// <param name="Calendar">Days and times by the wall clock.</param>
internal sealed record ScheduleRule(string? Cron = null, int? EveryMinutes = null, CalendarRule? Calendar = null);

/// <summary>Days and times. Neither weekdays nor days of the month: every day; both: either is enough.</summary>
/// <param name="Times">Times of the day such as <c>09:00</c>; at least one.</param>
/// <param name="Weekdays">0 Sunday to 6 Saturday.</param>
/// <param name="MonthDays">1 to 31; 0 for the last day of the month.</param>
internal sealed record CalendarRule(IReadOnlyList<string> Times, IReadOnlyList<int>? Weekdays = null, IReadOnlyList<int>? MonthDays = null);

/// <summary>What becomes of a slot while a run of the schedule is still under way.</summary>
internal enum OverlapPolicy
{
    /// <summary>The slot is left out.</summary>
    Skip,

    /// <summary>One waits for the end of the run, further ones are left out.</summary>
    Queue,

    /// <summary>The run is cancelled; the slot's run begins as soon as it has ended.</summary>
    Cancel,

    /// <summary>They run beside each other.</summary>
    Allow,
}

/// <summary>What becomes of slots that passed while no node was there.</summary>
internal enum MissedPolicy
{
    /// <summary>They are left out.</summary>
    Skip,

    /// <summary>The latest one runs, once.</summary>
    Latest,

    /// <summary>All within the window run, one after the other.</summary>
    All,
}
