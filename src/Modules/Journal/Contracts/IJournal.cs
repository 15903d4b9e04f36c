using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Journal.Contracts;

/// <summary>The append-only log of a workspace: many streams, one gapless sequence each.</summary>
public interface IJournal
{
    /// <summary>Appends inside the caller's transaction: the events exist exactly when it commits. Appending holds the stream's head until then.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="tenant">Whose stream; its actor is recorded.</param>
    /// <param name="stream"><c>workspace</c>, <c>canvas:&lt;id&gt;</c> …; at most 100 characters.</param>
    /// <param name="events">In order.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The sequence number of the last event.</returns>
    Task<long> AppendAsync(Session session, Tenant tenant, string stream, IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken);

    /// <summary>Wakes those who watch the stream, here and on other nodes. Call it after the commit; a lost hint costs them up to 5 seconds.</summary>
    void Announce(Tenant tenant, string stream);

    /// <summary>Events after <paramref name="afterSeq"/>, oldest first.</summary>
    Task<IReadOnlyList<StreamEvent>> ReadAsync(Tenant tenant, string stream, long afterSeq, int limit, CancellationToken cancellationToken);

    /// <summary>The number of the last event of each of the streams; those without events are left out.</summary>
    Task<IReadOnlyDictionary<string, long>> HeadsAsync(Tenant tenant, IReadOnlyCollection<string> streams, CancellationToken cancellationToken);
}
