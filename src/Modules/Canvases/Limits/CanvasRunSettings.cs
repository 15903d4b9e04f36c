using Cadre.Expressions;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Limits;

/// <summary>How the runs of a canvas share.</summary>
/// <param name="MostRuns">How many are at work at once, those that wait for an answer or a time included; null for as many as come.</param>
/// <param name="Key">An expression over <c>request</c> (of a web address) and <c>inputs</c> (of input blocks), such as <c>request.body.customer</c>; runs with the same value share a line. Null for none.</param>
/// <param name="MostPerKey">How many with the same value are at work at once: 1 by default.</param>
/// <param name="WhenFull">What becomes of a run that finds no room: it waits by default.</param>
/// <param name="Priority">Which of the waiting runs go first, unless the start of a run says otherwise.</param>
internal sealed record CanvasRunSettings(int? MostRuns = null, string? Key = null, int MostPerKey = 1, WhenFull WhenFull = WhenFull.Queue, RunPriority Priority = RunPriority.Normal)
{
    private const int Most = 10_000;
    private const int LongestKey = 500;

    public static CanvasRunSettings None { get; } = new();

    /// <summary>The settings, tidied; errors: <c>bad_limit</c>, <c>bad_key_expression</c>.</summary>
    public Result<CanvasRunSettings> Check()
    {
        if (MostRuns is < 1 or > Most || MostPerKey is < 1 or > Most)
        {
            return Error.Invalid("bad_limit", $"At once may be 1 to {Most} runs.", "Leave the number out for no limit.");
        }

        if (string.IsNullOrWhiteSpace(Key))
        {
            return this with { Key = null };
        }

        var parsed = Key.Length > LongestKey || Key.Contains('\0') ? null : CelExpression.Parse(Key.Trim());
        return parsed?.Expression is not null
            ? this with { Key = Key.Trim() }
            : Error.Invalid("bad_key_expression", parsed is null ? $"The key has at most {LongestKey} characters." : $"The key is no expression: {parsed.Errors[0].Message}.", "Write one over request or inputs, such as request.body.customer.");
    }
}
