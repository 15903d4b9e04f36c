using Cadre.Runs.Contracts;

namespace Cadre.Runs.History;

/// <summary>When every step, and every item of a body, was in which state: enough to draw the run at any moment, without what went in and out.</summary>
/// <param name="Seq">The last event it includes.</param>
/// <param name="Begin">Times are counted from here: when the run was accepted.</param>
/// <param name="Places">The steps of the flow and of its bodies, by their address without numbers of items; in the flow's order, each before what is within it.</param>
/// <param name="Addresses">What was in some state: steps, and items of bodies (their address ends with a slash: <c>b3[17]/</c>).</param>
/// <param name="Changes">What happened.</param>
internal sealed record TimelineView(long Seq, DateTimeOffset Begin, IReadOnlyList<TimelinePlace> Places, IReadOnlyList<string> Addresses, TimelineChanges Changes);

/// <summary>A step of the flow or of a body.</summary>
/// <param name="Path">Its address without numbers of items.</param>
/// <param name="Type">The block type.</param>
/// <param name="Title">The block's title.</param>
/// <param name="SideEffect">What running it does to the outside.</param>
/// <param name="Opens">Whether it has a body.</param>
/// <param name="After">Paths of the steps it takes values from.</param>
internal sealed record TimelinePlace(string Path, string Type, string Title, SideEffect SideEffect, bool Opens, IReadOnlyList<string> After);

/// <summary>Changes of state in their order, column by column.</summary>
/// <param name="Of">Position in the addresses.</param>
/// <param name="At">Milliseconds after the begin.</param>
/// <param name="To">The state from then on.</param>
internal sealed record TimelineChanges(IReadOnlyList<int> Of, IReadOnlyList<double> At, IReadOnlyList<StepStatus> To);
