using Cadre.Kernel;
using Cadre.Knowledge.Contracts;
using Cadre.Knowledge.Domain;
using Cadre.Postgres;

namespace Cadre.Knowledge.Persistence;

internal sealed class KnowledgeStore(Database database) : IKnowledgeSearch
{
    public Task AddAsync(Tenant tenant, SourceRow source, IReadOnlyList<string> passages, CancellationToken cancellationToken)
    {
        const string Source = """
            insert into knowledge.sources (workspace_id, id, title, characters, passages, created_by, created_at)
            values (@workspace, @Id, @Title, @Characters, @Passages, @by, @CreatedAt)
            """;
        const string Passages = """
            insert into knowledge.passages (workspace_id, source_id, ordinal, body)
            select @workspace, @Id, ordinality - 1, body from unnest(@passages) with ordinality as p (body, ordinality)
            """;
        return database.TenantAsync(
            tenant,
            async s =>
            {
                var row = new { workspace = tenant.Workspace.Value, source.Id, source.Title, source.Characters, source.Passages, by = tenant.Actor.Key, source.CreatedAt };
                await s.ExecuteAsync(Source, row, cancellationToken);
                await s.ExecuteAsync(Passages, new { workspace = tenant.Workspace.Value, source.Id, passages = passages.ToArray() }, cancellationToken);
            },
            cancellationToken);
    }

    public Task<List<SourceRow>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = "select id, title, characters, passages, created_at from knowledge.sources order by created_at desc limit 1000";
        return database.TenantAsync(tenant, s => s.QueryAsync<SourceRow>(Sql, null, cancellationToken), cancellationToken);
    }

    /// <summary>A source with its passages in order; null when unknown to the tenant.</summary>
    public Task<SourceText?> ReadAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Source = "select id, title, characters, passages, created_at from knowledge.sources where id = @id";
        const string Passages = "select body from knowledge.passages where source_id = @id order by ordinal limit 2000";
        return database.TenantAsync(
            tenant,
            async s => await s.FirstOrDefaultAsync<SourceRow>(Source, new { id }, cancellationToken) is { } source
                ? new SourceText(source, await s.QueryAsync<string>(Passages, new { id }, cancellationToken))
                : null,
            cancellationToken);
    }

    public async Task<bool> DeleteAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = "delete from knowledge.sources where id = @id";
        return await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { id }, cancellationToken), cancellationToken) > 0;
    }

    public async Task<IReadOnlyList<Passage>> SearchAsync(Tenant tenant, string query, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            with q as (select to_tsquery('simple', @words) as query)
            select p.source_id, s.title, p.body as text, p.ordinal, ts_rank_cd(p.words, q.query, 32)::float8 as score
            from q, knowledge.passages p join knowledge.sources s on s.workspace_id = p.workspace_id and s.id = p.source_id
            where p.words @@ q.query order by score desc, p.source_id, p.ordinal limit @limit
            """;
        var words = QueryWords.Of(query);
        if (words.Count == 0)
        {
            return [];
        }

        var args = new { words = string.Join(" | ", words.Select(w => $"'{w}'")), limit = Math.Clamp(limit, 1, 50) };
        return await database.TenantAsync(tenant, s => s.QueryAsync<Passage>(Sql, args, cancellationToken), cancellationToken);
    }
}

internal sealed record SourceRow(Guid Id, string Title, int Characters, int Passages, DateTime CreatedAt);

/// <summary>A source and its passages, in order.</summary>
internal sealed record SourceText(SourceRow Source, IReadOnlyList<string> Passages);
