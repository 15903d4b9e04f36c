using System.Globalization;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Npgsql;

namespace Cadre.Runs.Tests.Chaos;

/// <summary>Checks journals against what clients and the outside saw, by SQL on the tables alone.</summary>
internal static class JournalCheck
{
    private const string Replaced = "r.status = 'cancelled' and exists (select 1 from runs.journal() e where e.run_id = r.id and e.kind = 'run.created' and e.payload like '%\"replace\"%')";

    private const string OverFull = """
        with stays as (
          select l.line ->> 'name' as line, (l.line ->> 'most')::int as most, r.workspace_id, r.started_at, r.finished_at from runs.runs r
          join runs.journal() e on e.run_id = r.id and e.kind = 'run.created' cross join lateral json_array_elements(e.payload::json -> 'lines') as l (line) where r.started_at is not null),
        moments as (select workspace_id, line, most, started_at as at, 1 as change from stays union all select workspace_id, line, most, finished_at, -1 from stays),
        held as (select most, sum(change) over (partition by workspace_id, line order by at, change) as many from moments)
        select count(*) from held where many > most
        """;

    /// <summary>Runs that have not ended well, or places that have not been given back; one that was replaced in its line has ended well.</summary>
    public static Task<long> OpenAsync(Database database) => CountAsync(database, $"select (select count(*) from runs.runs r where r.status <> 'succeeded' and not ({Replaced})) + (select count(*) from runs.places)");

    /// <summary>How many lines runs stood in.</summary>
    public static Task<long> LinesAsync(Database database) =>
        CountAsync(database, "select count(distinct l.line ->> 'name') from runs.journal() e cross join lateral json_array_elements(e.payload::json -> 'lines') as l (line) where e.kind = 'run.created'");

    public static async Task AssertAsync(Database database, IReadOnlyCollection<RunId> acknowledged, string? ledger)
    {
        (await CountAsync(database, "select count(*) from (select run_id from runs.journal() group by run_id having max(seq) <> count(*)) gaps")).ShouldBe(0, "a journal has a gap");
        (await CountAsync(database, "select count(*) from runs.runs r where head_seq <> (select count(*) from runs.journal() e where e.run_id = r.id)")).ShouldBe(0, "a head is not its journal's end");
        (await CountAsync(database, "select count(*) from (select 1 from runs.journal() where kind = 'step.finished' group by run_id, payload::json ->> 'address' having count(*) > 1) twice")).ShouldBe(0, "a step finished twice");
        (await CountAsync(database, "select count(*) from (select 1 from runs.journal() where kind = 'effect.finished' group by run_id, payload::json ->> 'address', payload::json ->> 'name' having count(*) > 1) twice")).ShouldBe(0, "an effect finished twice");
        (await CountAsync(database, OverFull)).ShouldBe(0, "a place was given twice");
        await using (var command = database.Source(DatabaseRole.Engine).CreateCommand($"select count(*) from unnest($1::uuid[]) a(id) left join runs.runs r using (id) where r.status is distinct from 'succeeded' and ({Replaced}) is not true"))
        {
            command.Parameters.Add(new() { Value = acknowledged.Select(r => r.Value).ToArray() });
            ((long)(await command.ExecuteScalarAsync())!).ShouldBe(0, "an acknowledged run is missing or did not end");
        }

        if (ledger is not null)
        {
            await AssertNoRepeatsAsync(database, ledger);
        }
    }

    public static async Task<long> CountAsync(Database database, string sql)
    {
        await using var command = database.Source(DatabaseRole.Engine).CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>No effect began after the journal held its result.</summary>
    private static async Task AssertNoRepeatsAsync(Database database, string ledger)
    {
        var finished = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        await using (var command = database.Source(DatabaseRole.Engine).CreateCommand("select run_id, payload from runs.journal() where kind = 'effect.finished'"))
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                using var payload = System.Text.Json.JsonDocument.Parse(reader.GetString(1));
                var key = $"{reader.GetGuid(0)}/{payload.RootElement.GetProperty("address").GetString()}/{payload.RootElement.GetProperty("name").GetString()}";
                finished[key] = payload.RootElement.GetProperty("at").GetDateTimeOffset().UtcDateTime;
            }
        }

        var repeats = File.ReadLines(ledger).Select(l => l.Split(' ')).Where(l => l.Length == 2 && finished.TryGetValue(l[0], out var at) && long.Parse(l[1], CultureInfo.InvariantCulture) > at.Ticks);
        repeats.ShouldBeEmpty("an effect began after it was finished");
    }
}
