using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>The results a block of a canvas ever had, and which of them is shown and used.</summary>
public interface IResultHistory
{
    /// <summary>Finished results of an address that were made (not taken over) by their run, newest first. Give <c>Next</c> as <paramref name="before"/> for more; a page may hold fewer than <paramref name="limit"/>.</summary>
    Task<ResultPage> ListAsync(Tenant tenant, Guid canvas, string address, RunId? before, int limit, CancellationToken cancellationToken);

    /// <summary>One of them; null when the run is not of the canvas, or has no finished result there.</summary>
    Task<StepView?> FindAsync(Tenant tenant, Guid canvas, string address, RunId run, CancellationToken cancellationToken);

    /// <summary>The newest finished result of each of these addresses that was there at a time, whichever is shown now. Looks through the last hundred runs before it.</summary>
    Task<IReadOnlyDictionary<string, StepView>> AtAsync(Tenant tenant, Guid canvas, IReadOnlySet<string> addresses, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Makes a successful result the one that is shown and that dependants take, until the block runs again. False when there is no such successful result.</summary>
    Task<bool> ShowAsync(Tenant tenant, Guid canvas, string address, RunId run, CancellationToken cancellationToken);
}

/// <summary>Results.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Shown">The run whose result is shown and used; null when the block has none.</param>
/// <param name="Next">Where to go on; null at the end.</param>
public sealed record ResultPage(IReadOnlyList<StepView> Items, RunId? Shown, RunId? Next);
