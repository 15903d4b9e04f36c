using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Features;

namespace Cadre.Runs.History;

/// <summary>What happened in a run, to be looked at moment by moment.</summary>
internal sealed class RunHistory(RunReading reading)
{
    /// <summary>Null when unknown to the tenant.</summary>
    public async Task<TimelineView?> TimelineAsync(Tenant tenant, RunId run, CancellationToken cancellationToken)
    {
        if (await reading.FindRowAsync(tenant, run, cancellationToken) is not { } row)
        {
            return null;
        }

        var writer = new TimelineWriter(await reading.GraphAsync(tenant, row, cancellationToken));
        foreach (var stored in await reading.EventsAsync(tenant, run, 0, int.MaxValue, cancellationToken))
        {
            writer.Add(stored.Seq, stored.Kind, stored.Payload);
        }

        return writer.Write(new(DateTime.SpecifyKind(row.Created_at, DateTimeKind.Utc)));
    }

    /// <summary>Null when there is no such step in a run of the tenant.</summary>
    public async Task<StepHistoryView?> StepAsync(Tenant tenant, RunId run, string address, CancellationToken cancellationToken)
    {
        if (await reading.FindRowAsync(tenant, run, cancellationToken) is not { } row)
        {
            return null;
        }

        var (state, journal) = await reading.LoadAsync(tenant, row, scope => address.StartsWith(scope.Prefix, StringComparison.Ordinal), cancellationToken);
        var step = state.Find(address) ?? state.Folded.SelectMany(s => s.Steps).FirstOrDefault(s => s.Address == address);
        return step is null ? null : StepHistory.Of(RunViews.Step(run, state, step), step, journal.OfType<StepEvent>().Where(e => e.Address == address));
    }
}
