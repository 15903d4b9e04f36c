using System.Text.Json;
using Cadre.Kernel;
using Cadre.Triggers.Domain;

namespace Cadre.Triggers.Persistence;

/// <summary>A stored schedule.</summary>
internal sealed record ScheduleRow
{
    public const string Columns = "id, workspace_id, canvas_id, definition, paused, next_slot, next_at, failures, created_by, created_at, updated_at";

    public Guid Id { get; init; }

    public Guid Workspace_id { get; init; }

    public Guid Canvas_id { get; init; }

    public string Definition { get; init; } = "";

    public string? Paused { get; init; }

    public DateTime? Next_slot { get; init; }

    public DateTime? Next_at { get; init; }

    public int Failures { get; init; }

    public string Created_by { get; init; } = "";

    public DateTime Created_at { get; init; }

    public DateTime Updated_at { get; init; }

    public Schedule Schedule => JsonSerializer.Deserialize<Schedule>(Definition, CadreJson.Stored)!;

    public Actor By => JsonSerializer.Deserialize<Actor>(Created_by, CadreJson.Stored)!;

    /// <summary>Acts in the schedule's name.</summary>
    public Tenant Tenant(string name) => new(new WorkspaceId(Workspace_id), new Actor(ActorKind.System, Id, $"Schedule {name}"), Role.Operator);
}
