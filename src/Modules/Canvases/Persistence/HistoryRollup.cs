using Cadre.Crdt;
using Cadre.Postgres;

namespace Cadre.Canvases.Persistence;

/// <summary>
/// Keeps the log from growing for ever: old changes of one actor that followed each other closely become one row, which holds them merged and keeps the number of the last. Every moment
/// that somebody named, branched from or merged stays a moment of its own; between them the time machine steps from session to session. Of old checkpoints one in 50,000 changes stays.
/// </summary>
internal static class HistoryRollup
{
    private const int MaxRows = 20_000, MaxBytes = 512 << 10, CheckpointEvery = 50_000;
    private static readonly TimeSpan SessionGap = TimeSpan.FromMinutes(2);

    /// <summary>Rolls up what was changed before a time; answers how many rows went.</summary>
    public static async Task<int> RunAsync(Session session, Dapper.DynamicParameters args, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string Rows = """
            select u.seq, coalesce(u.first_seq, u.seq) as first_seq, u.actor, u.at, coalesce(u.first_at, u.at) as first_at, u.changes, u.data
            from canvases.document_updates u join canvases.documents d on d.workspace_id = u.workspace_id and d.canvas_id = u.canvas_id and d.part = u.part
            where u.canvas_id = @canvas and u.part = @part and u.seq > d.rolled and u.at < @before order by u.seq limit @limit
            """;
        const string Fixed = """
            select seq from canvases.versions where canvas_id = @canvas union select origin_seq from canvases.canvases where origin_canvas = @canvas and origin_seq is not null
            union select source_seq from canvases.merges where source_canvas = @canvas union select target_seq from canvases.merges where target_canvas = @canvas
            """;
        const string Done = "update canvases.documents set rolled = @last where canvas_id = @canvas and part = @part";
        const string Checkpoints = """
            delete from canvases.document_checkpoints where canvas_id = @canvas and part = @part and at < @before and seq not in (
              select max(seq) from canvases.document_checkpoints where canvas_id = @canvas and part = @part group by seq / @every)
            """;
        args.Add("before", before);
        args.Add("limit", MaxRows);
        args.Add("every", CheckpointEvery);
        var rows = await session.QueryAsync<OldRow>(Rows, args, cancellationToken);
        if (rows.Count == 0)
        {
            return 0;
        }

        var moments = (await session.QueryAsync<long>(Fixed, args, cancellationToken)).ToHashSet();
        var gone = 0;
        foreach (var group in Groups(rows, moments).Where(group => group.Count > 1))
        {
            await ReplaceAsync(session, args, group, cancellationToken);
            gone += group.Count - 1;
        }

        args.Add("last", rows[^1].Seq);
        await session.ExecuteAsync(Done, args, cancellationToken);
        await session.ExecuteAsync(Checkpoints, args, cancellationToken);
        return gone;
    }

    private static IEnumerable<List<OldRow>> Groups(List<OldRow> rows, HashSet<long> moments)
    {
        var group = new List<OldRow>();
        var bytes = 0;
        foreach (var row in rows)
        {
            if (group.Count > 0 && (group[^1].Actor != row.Actor || row.FirstAt - group[^1].At >= SessionGap || bytes + row.Data.Length > MaxBytes || moments.Contains(group[^1].Seq)))
            {
                yield return group;
                (group, bytes) = ([], 0);
            }

            group.Add(row);
            bytes += row.Data.Length;
        }

        yield return group;
    }

    private static async Task ReplaceAsync(Session session, Dapper.DynamicParameters args, List<OldRow> group, CancellationToken cancellationToken)
    {
        const string Remove = "delete from canvases.document_updates where canvas_id = @canvas and part = @part and seq >= @first and seq < @seq";
        const string Merge = """
            update canvases.document_updates set data = @data, first_seq = @firstSeq, first_at = @firstAt, changes = @changes
            where canvas_id = @canvas and part = @part and seq = @seq
            """;
        args.Add("first", group[0].Seq);
        args.Add("seq", group[^1].Seq);
        args.Add("data", Updates.Merge([.. group.Select(row => row.Data)]));
        args.Add("firstSeq", group[0].FirstSeq);
        args.Add("firstAt", group[0].FirstAt);
        args.Add("changes", group.Sum(row => row.Changes));
        await session.ExecuteAsync(Remove, args, cancellationToken);
        await session.ExecuteAsync(Merge, args, cancellationToken);
    }

    private sealed record OldRow(long Seq, long FirstSeq, string Actor, DateTime At, DateTime FirstAt, int Changes, byte[] Data);
}
