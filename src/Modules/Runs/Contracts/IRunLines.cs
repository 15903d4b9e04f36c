using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>The lines in which runs stand.</summary>
public interface IRunLines
{
    /// <summary>From now on so many runs of a line may be at work at once, counting those that wait already. Runs at work go on.</summary>
    Task ResizeAsync(Tenant tenant, string line, int most, CancellationToken cancellationToken);
}
