using System.Text.Json;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Features;
using Cadre.Runs.Persistence;

namespace Cadre.Runs.History;

/// <summary>Runs that came from each other: repetitions, variants and undos with the run they began with.</summary>
internal sealed class RunFamilies(Database database, Payloads payloads)
{
    private const int MaxDepth = 100;
    private const int MaxMembers = 200;

    /// <summary>Oldest first; empty when the run is unknown to the tenant.</summary>
    public async Task<IReadOnlyList<FamilyMember>> OfAsync(Tenant tenant, RunId run, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            with recursive up as (
              select id, origin, 0 as depth from runs.runs where workspace_id = @workspace and id = @run
              union all select r.id, r.origin, up.depth + 1 from runs.runs r join up on r.id = up.origin where r.workspace_id = @workspace and up.depth < @depth),
            family as (
              select id from (select id from up order by depth desc limit 1) first
              union select r.id from runs.runs r join family f on r.origin = f.id where r.workspace_id = @workspace)
            {RunRow.Select} where workspace_id = @workspace and id in (select id from family limit @limit) order by id
            """;
        const string Beginnings = """
            select e.run_id, e.seq, e.kind, e.version, e.payload from unnest(@runs) as r(id)
            cross join lateral (select * from runs.run_events where run_id = r.id order by seq limit 1) e
            """;
        var (rows, begun) = await database.TenantAsync(
            tenant,
            async session =>
            {
                var found = await session.QueryAsync<RunRow>(Sql, new { workspace = tenant.Workspace.Value, run = run.Value, depth = MaxDepth, limit = MaxMembers }, cancellationToken);
                return (found, await session.QueryAsync<BeginningRow>(Beginnings, new { runs = found.Select(r => r.Id).ToArray() }, cancellationToken));
            },
            cancellationToken);
        var created = new Dictionary<Guid, RunCreated>();
        foreach (var row in begun)
        {
            created[row.Run_id] = JsonSerializer.Deserialize<RunCreated>(await payloads.UnfoldAsync(tenant.Workspace, JournalPages.Read(new(row.Seq, row.Kind, row.Version, row.Payload)).First().Payload, cancellationToken), CadreJson.Stored)!;
        }

        return [.. rows.Select(r => new FamilyMember(RunViews.Of(r), created.GetValueOrDefault(r.Id)?.From, created.GetValueOrDefault(r.Id)?.Changes ?? []))];
    }

    private sealed record BeginningRow(Guid Run_id, int Seq, string Kind, short Version, string Payload);
}

/// <summary>A family of runs.</summary>
/// <param name="Items">Oldest first.</param>
internal sealed record FamilyView(IReadOnlyList<FamilyMember> Items);

/// <summary>A run among those it came from and that came from it.</summary>
/// <param name="Run">The run, without steps.</param>
/// <param name="From">Of a re-run: the step it begins with; null for all.</param>
/// <param name="Changes">Of a fork: what is different from its origin.</param>
internal sealed record FamilyMember(RunView Run, string? From, IReadOnlyList<StepChange> Changes);
