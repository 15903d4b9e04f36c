namespace Cadre.Canvases.Discovery;

/// <summary>How block types are used: what is connected to what, and which types serve a goal. Only counts: nothing of what the blocks say.</summary>
/// <param name="Connections">Pairs of types that are connected somewhere, the most usual first.</param>
/// <param name="Goals">What people want to reach, with the types that plans for it use.</param>
internal sealed record TypeHabits(IReadOnlyList<UsedConnection> Connections, IReadOnlyList<GoalTypes> Goals);

/// <summary>A pair of types that somebody connected.</summary>
/// <param name="From">The type that gives.</param>
/// <param name="To">The type that takes.</param>
/// <param name="Canvases">In how many of the workspace's canvases that ran lately.</param>
/// <param name="Plans">In how many pieces of the plans that come with Cadre.</param>
internal sealed record UsedConnection(string From, string To, int Canvases, int Plans);

/// <summary>A goal and the types that serve it.</summary>
/// <param name="Goal">Its name, such as <c>video</c>.</param>
/// <param name="Title">What people read, such as "Make a film".</param>
/// <param name="Types">The types, those that most plans use first.</param>
internal sealed record GoalTypes(string Goal, string Title, IReadOnlyList<string> Types);
