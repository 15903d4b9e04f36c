using System.Text.Json;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Persistence;

/// <summary>The flows that a workspace stored last.</summary>
internal sealed class RecentFlows(Database database) : IRecentFlows
{
    private const int LongestDocument = 1 << 20;

    public async Task<IReadOnlyList<Flow>> ReadAsync(Tenant tenant, int most, CancellationToken cancellationToken)
    {
        const string Sql = "select document from runs.flows where workspace_id = @workspace and length(document) <= @longest order by created_at desc limit @most";
        var documents = await database.TenantAsync(tenant, s => s.QueryAsync<StoredFlow>(Sql, new { workspace = tenant.Workspace.Value, longest = LongestDocument, most }, cancellationToken), cancellationToken);
        return [.. documents.Select(d => JsonSerializer.Deserialize<Flow>(d.Document, CadreJson.Stored)!)];
    }

    private sealed record StoredFlow(string Document);
}
