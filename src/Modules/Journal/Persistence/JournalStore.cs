using System.Text.Json;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Journal.Persistence;

internal sealed class JournalStore(Database database, Notifications notifications, TimeProvider time) : IJournal
{
    public async Task<long> AppendAsync(Session session, Tenant tenant, string stream, IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        const string Sql = """
            with head as (
              insert into journal.streams (workspace_id, stream, last_seq) values (@workspace, @stream, @count)
              on conflict (workspace_id, stream) do update set last_seq = streams.last_seq + @count
              returning last_seq),
            added as (
              insert into journal.events (workspace_id, stream, seq, kind, actor, data, at)
              select @workspace, @stream, head.last_seq - @count + e.n, e.kind, @actor::json, e.data::json, @at
              from head, unnest(@kinds::text[], @data::text[]) with ordinality as e (kind, data, n))
            select last_seq from head
            """;
        if (events.Count == 0)
        {
            throw new ArgumentException("Nothing to append: give at least one event.", nameof(events));
        }

        var args = new
        {
            workspace = tenant.Workspace.Value,
            stream,
            count = (long)events.Count,
            actor = JsonSerializer.Serialize(tenant.Actor, CadreJson.Stored),
            kinds = events.Select(e => e.Kind).ToArray(),
            data = events.Select(e => e.Data.GetRawText()).ToArray(),
            at = time.GetUtcNow(),
        };
        return await session.ScalarAsync<long>(Sql, args, cancellationToken);
    }

    public void Announce(Tenant tenant, string stream) => notifications.Publish(StreamTopic.Of(tenant, stream));

    public async Task<IReadOnlyList<StreamEvent>> ReadAsync(Tenant tenant, string stream, long afterSeq, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select seq, kind, actor::text as Actor, data::text as Data, at from journal.events
            where workspace_id = @workspace and stream = @stream and seq > @afterSeq order by seq limit @limit
            """;
        var rows = await database.TenantAsync(
            tenant,
            session => session.QueryAsync<EventRow>(Sql, new { workspace = tenant.Workspace.Value, stream, afterSeq, limit }, cancellationToken),
            cancellationToken);
        return rows.ConvertAll(row => row.ToEvent());
    }

    public async Task<IReadOnlyDictionary<string, long>> HeadsAsync(Tenant tenant, IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        const string Sql = "select stream, last_seq as Seq from journal.streams where workspace_id = @workspace and stream = any(@streams)";
        var rows = await database.TenantAsync(
            tenant,
            session => session.QueryAsync<HeadRow>(Sql, new { workspace = tenant.Workspace.Value, streams = streams.ToArray() }, cancellationToken),
            cancellationToken);
        return rows.ToDictionary(row => row.Stream, row => row.Seq, StringComparer.Ordinal);
    }

    private sealed record HeadRow
    {
        public string Stream { get; init; } = "";

        public long Seq { get; init; }
    }

    private sealed record EventRow
    {
        public long Seq { get; init; }

        public string Kind { get; init; } = "";

        public string Actor { get; init; } = "";

        public string Data { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public StreamEvent ToEvent() => new(
            Seq,
            Kind,
            JsonSerializer.Deserialize<Actor>(Actor, CadreJson.Stored) ?? Kernel.Actor.System,
            JsonElement.Parse(Data),
            At);
    }
}
