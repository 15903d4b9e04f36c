using System.Collections.Concurrent;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Persistence;

/// <summary>Flows by hash, with a bounded memory of resolved graphs: a flow is stored once and read once per node.</summary>
internal sealed class FlowStore(Database database)
{
    private const int MaxKept = 1000;
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, string Hash), FlowGraph> known = new();

    public async Task SaveAsync(Tenant tenant, FlowGraph graph, CancellationToken cancellationToken)
    {
        if (known.ContainsKey((tenant.Workspace, graph.Hash)))
        {
            return;
        }

        const string Sql = "insert into runs.flows (workspace_id, hash, document) values (@workspace, @hash, @document) on conflict do nothing";
        var document = JsonSerializer.Serialize(graph.Flow, CadreJson.Stored);
        await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { workspace = tenant.Workspace.Value, hash = graph.Hash, document }, cancellationToken), cancellationToken);
        Keep(tenant.Workspace, graph);
    }

    /// <summary>The graph of a stored flow.</summary>
    /// <exception cref="InvalidOperationException">The flow is missing although a run names it.</exception>
    public async Task<FlowGraph> LoadAsync(WorkspaceId workspace, string hash, CancellationToken cancellationToken)
    {
        if (known.TryGetValue((workspace, hash), out var kept))
        {
            return kept;
        }

        await using var command = database.Source(DatabaseRole.Engine).CreateCommand("select document from runs.flows where workspace_id = $1 and hash = $2");
        command.Parameters.Add(new() { Value = workspace.Value });
        command.Parameters.Add(new() { Value = hash });
        var document = (string?)await command.ExecuteScalarAsync(cancellationToken) ?? throw new InvalidOperationException($"The flow {hash} is missing.");
        var graph = FlowGraph.Resolve(JsonSerializer.Deserialize<Flow>(document, CadreJson.Stored)!, int.MaxValue).Value;
        Keep(workspace, graph);
        return graph;
    }

    private void Keep(WorkspaceId workspace, FlowGraph graph)
    {
        if (known.Count >= MaxKept)
        {
            known.Clear(); // rare: a thousand different flows; they are read again when needed
        }

        known[(workspace, graph.Hash)] = graph;
    }
}
