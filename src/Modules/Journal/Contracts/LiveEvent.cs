namespace Cadre.Journal.Contracts;

/// <summary>Output that is being made right now; never stored.</summary>
/// <param name="Address">The block that makes it; empty for a <see cref="Gap"/>.</param>
/// <param name="Kind"><c>text</c>, <c>terminal</c>, <c>progress</c> or <c>gap</c>.</param>
public sealed record LiveEvent(string Address, string Kind)
{
    /// <summary>The next piece of text.</summary>
    public string? Text { get; init; }

    /// <summary>How far the work is, 0 to 1.</summary>
    public double? Progress { get; init; }

    /// <summary>What is being done, for a person.</summary>
    public string? Message { get; init; }

    /// <summary>Where <see cref="Text"/> begins in the block's whole text of this kind, in UTF-16 units; the hub sets it.</summary>
    public long Offset { get; init; }

    /// <summary>Stands where events were dropped because the receiver was slow.</summary>
    public static LiveEvent Gap { get; } = new("", "gap");
}
