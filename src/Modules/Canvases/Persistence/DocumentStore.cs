using Cadre.Kernel;
using Cadre.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Cadre.Canvases.Persistence;

/// <summary>The log and the checkpoints of documents; who owns one stands in <see cref="DocumentLeases"/>.</summary>
internal sealed class DocumentStore(Database database, MentionEvents mentions)
{
    /// <summary>How long a lease lasts without renewal, in seconds.</summary>
    public const int LeaseSeconds = 6;

    /// <summary>Appends changes, and events of the mentions in them, in one transaction; answers the last number, or null when the lease was lost to another node.</summary>
    public async Task<long?> AppendAsync(DocumentKey key, DocumentLease lease, IReadOnlyList<LoggedUpdate> updates, CancellationToken cancellationToken)
    {
        const string Take = """
            update canvases.documents set seq = seq + @count, lease_until = now() + make_interval(secs => @seconds)
            where canvas_id = @canvas and part = @part and owner = @owner and fence = @fence
            returning seq
            """;
        var args = Args(key, new { count = updates.Count, owner = lease.Owner, fence = lease.Fence, seconds = LeaseSeconds });
        var mentioned = updates.SelectMany(update => update.Mentions).ToList();
        var appended = await database.TenantAsync(
            TenantOf(key),
            async session =>
            {
                var last = await session.ScalarAsync<long?>(Take, args, cancellationToken);
                if (last is { } seq)
                {
                    await InsertAsync(session, key, updates, seq - updates.Count + 1, cancellationToken);
                    await mentions.AppendAsync(session, key, mentioned, cancellationToken);
                }

                return last;
            },
            cancellationToken);
        if (mentioned.Count > 0 && appended is not null)
        {
            mentions.Announce(key);
        }

        return appended;
    }

    /// <summary>Notes in the list of canvases that one changed, and its title (unless empty).</summary>
    public Task NoteAsync(DocumentKey key, string title, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Sql = "update canvases.canvases set updated_at = @at, title = coalesce(nullif(@title, ''), title) where id = @canvas";
        return database.TenantAsync(TenantOf(key), s => s.ExecuteAsync(Sql, Args(key, new { at, title }), cancellationToken), cancellationToken);
    }

    /// <summary>Stores the whole state as of a change.</summary>
    public Task CheckpointAsync(DocumentKey key, long seq, DateTimeOffset at, byte[] data, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into canvases.document_checkpoints (workspace_id, canvas_id, part, seq, at, data)
            values (@workspace, @canvas, @part, @seq, @at, @data) on conflict do nothing
            """;
        return database.TenantAsync(TenantOf(key), s => s.ExecuteAsync(Sql, Args(key, new { seq, at, data }), cancellationToken), cancellationToken);
    }

    /// <summary>Rolls up what was changed before a time (see <see cref="HistoryRollup"/>).</summary>
    public Task<int> RollUpAsync(DocumentKey key, DateTimeOffset before, CancellationToken cancellationToken) =>
        database.TenantAsync(TenantOf(key), session => HistoryRollup.RunAsync(session, Args(key, new { }), before, cancellationToken), cancellationToken);

    /// <summary>What the document is made from, up to a change; all of it when none is given.</summary>
    public Task<StoredDocument> ReadAsync(DocumentKey key, long? upTo, CancellationToken cancellationToken)
    {
        const string Checkpoint = """
            select seq, data from canvases.document_checkpoints
            where canvas_id = @canvas and part = @part and seq <= @last order by seq desc limit 1
            """;
        const string After = """
            select seq, data from canvases.document_updates
            where canvas_id = @canvas and part = @part and seq > @first and seq <= @last order by seq
            """;
        var last = upTo ?? long.MaxValue;
        return database.TenantAsync(
            TenantOf(key),
            async session =>
            {
                var checkpoint = await session.FirstOrDefaultAsync<CheckpointRow>(Checkpoint, Args(key, new { last }), cancellationToken);
                var updates = await session.QueryAsync<UpdateRow>(After, Args(key, new { last, first = checkpoint?.Seq ?? 0 }), cancellationToken);
                return new StoredDocument(checkpoint, updates);
            },
            cancellationToken);
    }

    /// <summary>Changes before a number, newest first.</summary>
    public Task<List<ChangeRow>> ListAsync(Tenant tenant, DocumentKey key, long before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select seq, coalesce(first_seq, seq) as first_seq, actor, actor_name, at, coalesce(first_at, at) as first_at, changes from canvases.document_updates
            where canvas_id = @canvas and part = @part and seq < @before order by seq desc limit @limit
            """;
        return database.TenantAsync(tenant, s => s.QueryAsync<ChangeRow>(Sql, Args(key, new { before, limit }), cancellationToken), cancellationToken);
    }

    /// <summary>The last change made at or before a time; 0 when there was none yet.</summary>
    public async Task<long> SeqAtAsync(Tenant tenant, DocumentKey key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Sql = "select max(seq) from canvases.document_updates where canvas_id = @canvas and part = @part and at <= @at";
        return await database.TenantAsync(tenant, s => s.ScalarAsync<long?>(Sql, Args(key, new { at }), cancellationToken), cancellationToken) ?? 0;
    }

    /// <summary>When a change, or the last one before it, was made; null when there was none yet.</summary>
    public async Task<DateTimeOffset?> TimeOfAsync(Tenant tenant, DocumentKey key, long seq, CancellationToken cancellationToken)
    {
        const string Sql = "select at from canvases.document_updates where canvas_id = @canvas and part = @part and seq <= @seq order by seq desc limit 1";
        return await database.TenantAsync(tenant, s => s.ScalarAsync<DateTime?>(Sql, Args(key, new { seq }), cancellationToken), cancellationToken);
    }

    /// <summary>When the first change after a number was made; null when there is none.</summary>
    public async Task<DateTimeOffset?> TimeAfterAsync(Tenant tenant, DocumentKey key, long seq, CancellationToken cancellationToken)
    {
        const string Sql = "select coalesce(first_at, at) from canvases.document_updates where canvas_id = @canvas and part = @part and seq > @seq order by seq limit 1";
        return await database.TenantAsync(tenant, s => s.ScalarAsync<DateTime?>(Sql, Args(key, new { seq }), cancellationToken), cancellationToken);
    }

    // Documents are loaded and written by the node for all who edit them; each change carries its own actor.
    private static Tenant TenantOf(DocumentKey key) => Tenant.ForSystem(key.Workspace);

    private static async Task InsertAsync(Session session, DocumentKey key, IReadOnlyList<LoggedUpdate> updates, long first, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into canvases.document_updates (workspace_id, canvas_id, part, seq, actor, actor_name, at, data)
            select $1, $2, $3, $4 + u.n - 1, u.actor, u.name, u.at, u.data
            from unnest($5, $6, $7, $8) with ordinality as u (actor, name, at, data, n)
            """;
        await using var command = new NpgsqlCommand(Sql, session.Connection, session.Transaction)
        {
            Parameters =
            {
                new() { Value = key.Workspace.Value },
                new() { Value = key.Canvas.Value },
                new() { Value = key.Part },
                new() { Value = first },
                new() { Value = updates.Select(u => u.Actor).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = updates.Select(u => u.ActorName).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = updates.Select(u => u.At).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                new() { Value = updates.Select(u => u.Data).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static Dapper.DynamicParameters Args(DocumentKey key, object more)
    {
        var args = new Dapper.DynamicParameters(more);
        args.Add("workspace", key.Workspace.Value);
        args.Add("canvas", key.Canvas.Value);
        args.Add("part", key.Part);
        return args;
    }
}
