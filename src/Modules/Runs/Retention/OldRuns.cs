using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Cadre.Runs.Retention;

/// <summary>
/// Deletes runs that ended long ago. A run stays while it holds the latest result of a block, while a run that was made from it is under way, and while an <see cref="IRunKeeper"/>
/// needs it. Rows go a thousand runs at a time; the journal of a quarter that is wholly past goes by dropping its partition.
/// </summary>
internal sealed class OldRuns(Database database, IEnumerable<IRunKeeper> keepers)
{
    private const int Chunk = 1000;

    /// <summary>Makes sure that the journal has a partition for every quarter between two points in time; answers how many were made.</summary>
    public Task<int> ExtendJournalAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.ServiceAsync(DatabaseRole.Engine, async s => await s.FirstOrDefaultAsync<int>("select runs.extend_journal(@since, @until)", new { since, until }, cancellationToken), cancellationToken);

    /// <summary>Deletes what ended before <paramref name="cut"/>; answers how many runs and partitions went.</summary>
    public async Task<(int Runs, int Partitions)> DeleteAsync(DateTimeOffset cut, CancellationToken cancellationToken)
    {
        var partitions = await database.ServiceAsync(
            DatabaseRole.Engine, s => s.QueryAsync<OldPartition>("select partition, ends from runs.old_journal(@cut)", new { cut }, cancellationToken), cancellationToken);
        var floor = partitions.Count == 0 ? Guid.Empty : partitions[^1].Ends;
        var deleted = 0;
        for (Guid? after = Guid.Empty; after is { } last;)
        {
            (var chunk, after) = await NextAsync(cut, last, cancellationToken);
            var unneeded = await UnneededAsync(chunk, cancellationToken);
            deleted += await RemoveAsync(unneeded, floor, cancellationToken);
        }

        foreach (var partition in partitions)
        {
            await database.ServiceAsync(
                DatabaseRole.Engine, s => s.ExecuteAsync("select runs.drop_old_journal(@partition, @cut)", new { partition = partition.Partition, cut }, cancellationToken), cancellationToken);
        }

        return (deleted, partitions.Count);
    }

    private async Task<(List<OldRun> Runs, Guid? Next)> NextAsync(DateTimeOffset cut, Guid after, CancellationToken cancellationToken)
    {
        const string Sql = """
            select r.id, r.workspace_id,
              exists (select 1 from runs.results l where l.workspace_id = r.workspace_id and l.canvas_id = r.canvas_id and l.run_id = r.id)
                or exists (select 1 from runs.runs c where c.workspace_id = r.workspace_id and c.origin = r.id and c.finished_at is null) as needed
            from runs.runs r where r.id > @after and r.id < runs.uuid_at(@cut) and r.finished_at < @cut order by r.id limit @limit
            """;
        var found = await database.ServiceAsync(DatabaseRole.Engine, s => s.QueryAsync<OldRun>(Sql, new { after, cut, limit = Chunk }, cancellationToken), cancellationToken);
        return ([.. found.Where(run => !run.Needed)], found.Count == Chunk ? found[^1].Id : null);
    }

    private async Task<Guid[]> UnneededAsync(List<OldRun> runs, CancellationToken cancellationToken)
    {
        var unneeded = runs.Select(run => run.Id).ToHashSet();
        foreach (var workspace in runs.GroupBy(run => run.WorkspaceId, run => new RunId(run.Id)))
        {
            foreach (var keeper in keepers)
            {
                unneeded.ExceptWith((await keeper.NeededAsync(new(workspace.Key), [.. workspace], cancellationToken)).Select(run => run.Value));
            }
        }

        return [.. unneeded];
    }

    private async Task<int> RemoveAsync(Guid[] runs, Guid floor, CancellationToken cancellationToken)
    {
        const string Sql = """
            with notices as (delete from runs.notices where run_id = any ($1)),
              links as (delete from runs.answer_links where run_id = any ($1)),
              signals as (delete from runs.signals where run_id = any ($1)),
              waits as (delete from runs.waits where run_id = any ($1)),
              events as (delete from runs.run_events where run_id = any ($1) and run_id >= $2)
            delete from runs.runs where id = any ($1) and finished_at is not null
            """;
        if (runs.Length == 0)
        {
            return 0;
        }

        await using var command = database.Source(DatabaseRole.Engine).CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter { Value = runs, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = floor, NpgsqlDbType = NpgsqlDbType.Uuid });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record OldPartition(string Partition, Guid Ends);

    private sealed record OldRun(Guid Id, Guid WorkspaceId, bool Needed);
}
