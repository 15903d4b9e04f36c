using Cadre.Kernel;

namespace Cadre.Blocks.Squad.Patterns;

/// <summary>How a squad works together.</summary>
internal interface ISquadPattern
{
    /// <summary>Its name in the settings.</summary>
    string Name { get; }

    /// <summary>Works until there is an answer.</summary>
    Task<Result<string>> RunAsync(SquadTable table, CancellationToken cancellationToken);
}
