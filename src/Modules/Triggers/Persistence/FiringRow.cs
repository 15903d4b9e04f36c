namespace Cadre.Triggers.Persistence;

/// <summary>What became of a slot.</summary>
internal sealed record FiringRow
{
    public const string Columns = "id, workspace_id, schedule_id, slot, origin, state, tries, run_id, at, ended_at, problem";

    public Guid Id { get; init; }

    public Guid Workspace_id { get; init; }

    public Guid Schedule_id { get; init; }

    public DateTime Slot { get; init; }

    public string Origin { get; init; } = "";

    public string State { get; init; } = "";

    public int Tries { get; init; }

    public Guid? Run_id { get; init; }

    public DateTime At { get; init; }

    public DateTime? Ended_at { get; init; }

    public string? Problem { get; init; }

    /// <summary>The idempotency key of the slot's run: whoever starts it, and however often, it is one run.</summary>
    public string Key => $"schedule:{Schedule_id}:{Slot.ToUniversalTime():yyyyMMdd'T'HHmmss.ffffff'Z'}";
}
