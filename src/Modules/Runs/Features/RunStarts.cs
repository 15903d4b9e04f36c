using System.Runtime.CompilerServices;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;
using Cadre.Runs.Lines;
using Cadre.Runs.Persistence;

namespace Cadre.Runs.Features;

/// <summary>Accepts new runs: durable before it answers.</summary>
internal sealed class RunStarts(EngineNode node, FlowStore flows, RunAdmission admission, Database database, RunsOptions options, IdSource ids, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly ConditionalWeakTable<Flow, FlowGraph> resolved = [];

    public async Task<Result<RunId>> StartAsync(Tenant tenant, StartRun request, RunStart start, CancellationToken cancellationToken)
    {
        if (request.IdempotencyKey is { } key && (key.Length > 200 || key.Contains('\0')))
        {
            return Error.Invalid("bad_key", "The idempotency key is longer than 200 characters.");
        }

        if (!resolved.TryGetValue(request.Flow, out var graph))
        {
            var checkedFlow = FlowGraph.Resolve(request.Flow, options.MaxSteps);
            if (!checkedFlow.IsOk)
            {
                return checkedFlow.Error;
            }

            graph = checkedFlow.Value;
            resolved.AddOrUpdate(request.Flow, graph);
        }

        if (!node.HasRoom && await admission.IsCrowdedAsync(tenant, cancellationToken))
        {
            return RunErrors.QueueFull(options.MaxQueuedRuns);
        }

        await flows.SaveAsync(tenant, graph, cancellationToken);
        return await CommitAsync(tenant, request, start, graph, cancellationToken);
    }

    private async Task<Result<RunId>> CommitAsync(Tenant tenant, StartRun request, RunStart start, FlowGraph graph, CancellationToken cancellationToken)
    {
        var lines = await admission.LinesAsync(tenant, request, start.Mode, cancellationToken);
        if (lines.Count > 0 && request.IdempotencyKey is { } repeated && await FindByKeyAsync(tenant, repeated, graph.Hash, cancellationToken) is { } there)
        {
            return there; // a repetition stands in no line
        }

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var run = ids.New<RunId>();
            var waits = await admission.EnterAsync(tenant, run, request.Priority, lines, cancellationToken);
            if (!waits.IsOk)
            {
                return waits.Error;
            }

            var now = time.GetUtcNow(); // a run that has to have places is not older than they are
            var creation = new RunCreation(request.Canvas, graph.Hash, Title(graph.Flow.Title), start.Mode, request.Origin, request.IdempotencyKey, tenant.Actor, now) { Priority = request.Priority, IsInLine = waits.Value };
            RunEvent created = new RunCreated(graph.Hash, creation.Title, request.Canvas, tenant.Actor, request.Origin, RunModes.Name(start.Mode))
            {
                At = now,
                Inputs = request.Inputs,
                Trigger = request.Trigger,
                Lines = lines.Count > 0 ? lines : null,
                From = start.From,
                Changes = start.Changes,
            };
            var committed = node.CreateAsync(run, tenant.Workspace, graph, creation, [created, .. start.Given(now)], start.Tape, start.Watch);
            try
            {
                if (await committed.WaitAsync(Patience, time, cancellationToken))
                {
                    if (waits.Value)
                    {
                        admission.Waits(tenant, lines);
                    }

                    return run;
                }

                admission.Leave(tenant, run, lines);
            }
            catch (TimeoutException)
            {
                return RunErrors.Busy; // not confirmed: never answered as accepted
            }

            if (request.IdempotencyKey is { } key && await FindByKeyAsync(tenant, key, graph.Hash, cancellationToken) is { } earlier)
            {
                return earlier;
            }
        }

        return RunErrors.Busy;
    }

    private async Task<Result<RunId>?> FindByKeyAsync(Tenant tenant, string key, string flowHash, CancellationToken cancellationToken)
    {
        const string Sql = "select id, flow_hash from runs.runs where workspace_id = @workspace and idempotency_key = @key";
        var found = await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<KeyRow>(Sql, new { workspace = tenant.Workspace.Value, key }, cancellationToken), cancellationToken);
        if (found is null)
        {
            return null;
        }

        return found.Flow_hash == flowHash ? new RunId(found.Id) : Error.Conflict("idempotency_key_reused", "This idempotency key was used for another flow.", "Use a new key for each new request.");
    }

    private static string Title(string title) => title.Replace('\0', ' ') is { Length: > 500 } longer ? longer[..500] : title.Replace('\0', ' ');

    private sealed record KeyRow(Guid Id, string Flow_hash);
}
