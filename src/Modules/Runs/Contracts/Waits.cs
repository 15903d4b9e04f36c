using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>What a waiting step waits for.</summary>
public enum WaitKind
{
    /// <summary>A person's answer.</summary>
    Answer,

    /// <summary>A point in time.</summary>
    Time,

    /// <summary>An event, sent by <c>POST /api/v1/events</c> or by <see cref="IRunEvents"/>.</summary>
    Event,
}

/// <summary>An event that a step waits for.</summary>
/// <param name="Name">Such as <c>payment.received</c>.</param>
/// <param name="Correlation">Only events with this correlation count, such as an order's number; empty for any event of the name without one.</param>
public sealed record AwaitedEvent(string Name, string Correlation);

/// <summary>Who may answer a question. Owners of the workspace always may.</summary>
/// <param name="Role">Everybody with this role or more; null for nobody by role.</param>
/// <param name="Persons">These people.</param>
public sealed record Answerers(Role? Role, IReadOnlyList<Guid> Persons)
{
    /// <summary>Whether an actor may answer.</summary>
    public bool Include(Actor actor, Role role) =>
        role == Kernel.Role.Owner || (Role is { } least && role >= least) || (actor.Kind == ActorKind.User && Persons.Contains(actor.Id));
}

/// <summary>Brings events to the steps that wait for them.</summary>
public interface IRunEvents
{
    /// <summary>Gives an event to every step of the workspace that waits for its name and correlation; answers how many took it, after they are durable.</summary>
    /// <param name="tenant">Whose event; its actor is recorded.</param>
    /// <param name="sent">The event.</param>
    /// <param name="key">Names this event: the same key twice is one event. Null for a new one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Result<int>> SendAsync(Tenant tenant, SentEvent sent, string? key, CancellationToken cancellationToken);
}

/// <summary>An event.</summary>
/// <param name="Name">Such as <c>payment.received</c>.</param>
/// <param name="Correlation">Which one, such as an order's number; empty for none.</param>
/// <param name="Data">What happened; null for nothing more than that it did.</param>
public sealed record SentEvent(string Name, string Correlation, System.Text.Json.JsonElement? Data);
