using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Features;

namespace Cadre.Runs.Undo;

/// <summary>A run as it is read for undoing: with everything that was folded.</summary>
internal sealed record UndoneRun(RunRow Row, RunState State, IReadOnlyList<RunEvent> Journal)
{
    public RunId Id => new(Row.Id);

    /// <summary>Null when unknown to the tenant.</summary>
    public static async Task<UndoneRun?> ReadAsync(RunReading reading, Tenant tenant, RunId run, CancellationToken cancellationToken)
    {
        if (await reading.FindRowAsync(tenant, run, cancellationToken) is not { } row)
        {
            return null;
        }

        var (state, journal) = await reading.LoadAllAsync(tenant, row, cancellationToken);
        return new(row, state, journal);
    }
}
