namespace Cadre.Runs.Contracts;

/// <summary>A line that a run stands in: of the runs that name it, at most so many are at work at once. A run that is to stand in several begins when all of them have room.</summary>
/// <param name="Name">Unique in the workspace, at most 300 characters, such as <c>canvas:&lt;id&gt;</c>.</param>
/// <param name="Label">For people, such as <c>customer-42</c>.</param>
/// <param name="Most">Runs at work at once, those that wait for an answer or a time included; at least 1.</param>
/// <param name="WhenFull">What becomes of a run that finds no room.</param>
public sealed record RunLine(string Name, string Label, int Most, WhenFull WhenFull);

/// <summary>What becomes of a run that finds no room in a line.</summary>
public enum WhenFull
{
    /// <summary>It waits for its turn.</summary>
    Queue,

    /// <summary>It is refused with 429.</summary>
    Refuse,

    /// <summary>It takes the place of those that wait; they are cancelled.</summary>
    Replace,
}

/// <summary>Which of the waiting runs go first. Every priority gets a share: nothing waits for ever behind something more urgent.</summary>
public enum RunPriority
{
    /// <summary>Before the others.</summary>
    High,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>When there is nothing better to do, and now and then.</summary>
    Low,
}

/// <summary>Where a run stands in a line.</summary>
/// <param name="Label">The line, for people.</param>
/// <param name="Most">How many runs of it may be at work at once.</param>
/// <param name="AtWork">How many are.</param>
/// <param name="Place">1 is next.</param>
public sealed record LinePlace(string Label, int Most, int AtWork, int Place);
