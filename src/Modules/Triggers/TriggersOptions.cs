namespace Cadre.Triggers;

/// <summary>Settings of what starts runs.</summary>
public sealed record TriggersOptions
{
    /// <summary>Schedules of one workspace: 200 by default.</summary>
    public int MaxSchedules { get; init; } = 200;

    /// <summary>Slots that a backfill fills in at once: 100 by default.</summary>
    public int MaxBackfill { get; init; } = 100;

    /// <summary>Slots of a schedule of which it is kept what became of them: 200 by default.</summary>
    public int KeptFirings { get; init; } = 200;
}
