namespace Cadre.Triggers.Domain;

/// <summary>What became of a slot.</summary>
internal enum FiringState
{
    /// <summary>It waits for the end of the run before it.</summary>
    Queued,

    /// <summary>Its run is being started.</summary>
    Starting,

    /// <summary>Its run is under way.</summary>
    Running,

    /// <summary>Its run ended well. Terminal.</summary>
    Succeeded,

    /// <summary>Its run failed. Terminal.</summary>
    Failed,

    /// <summary>Its run was cancelled. Terminal.</summary>
    Cancelled,

    /// <summary>It was left out, by the policy for overlaps or for missed slots.</summary>
    Skipped,

    /// <summary>Its run could not start.</summary>
    Refused,
}

/// <summary>Why there is a firing.</summary>
internal enum FiringOrigin
{
    /// <summary>Its time came.</summary>
    Due,

    /// <summary>Its time had passed while no node was there.</summary>
    Missed,

    /// <summary>Somebody asked for past slots.</summary>
    Backfill,

    /// <summary>Somebody ran the schedule by hand.</summary>
    Manual,
}
