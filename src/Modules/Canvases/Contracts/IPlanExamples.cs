namespace Cadre.Canvases.Contracts;

/// <summary>Worked-out pieces of plans, as examples of which block types serve a goal and what connects to what.</summary>
public interface IPlanExamples
{
    /// <summary>All of them.</summary>
    IReadOnlyList<PlanExample> Examples { get; }

    /// <summary>The goals people have, by name, in the order in which they are shown: <c>video</c> → "Make a film".</summary>
    IReadOnlyList<KeyValuePair<string, string>> Goals { get; }
}

/// <summary>A piece of a plan.</summary>
/// <param name="Goals">Names of the goals that it serves.</param>
/// <param name="Types">The block types in it.</param>
/// <param name="Connections">Which type gives to which, in it or to it from other pieces.</param>
public sealed record PlanExample(IReadOnlyList<string> Goals, IReadOnlyList<string> Types, IReadOnlyList<TypeConnection> Connections);

/// <summary>A block of one type gives to a block of another.</summary>
/// <param name="From">The type that gives.</param>
/// <param name="To">The type that takes.</param>
public sealed record TypeConnection(string From, string To);
