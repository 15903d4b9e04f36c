using Cadre.Kernel;

namespace Cadre.Runs.Execution;

internal static class RunErrors
{
    /// <summary>Never shown: the caller asks the run's new owner.</summary>
    public static Error Moved { get; } = new(ErrorKind.Unavailable, "run_moved", "The run moved to another node.");

    public static Error Busy { get; } = new(ErrorKind.Unavailable, "engine_busy", "The request was not confirmed in time.", "Reload the run to see whether it took effect, then try again.") { RetryAfterSeconds = 2 };

    public static Error Replays { get; } = new(ErrorKind.Forbidden, "replay_outside", "A replay makes no outside call.", "The step did something in the replay that it did not record in the origin. Re-run it instead of replaying it.");

    public static Error LineFull(string line) => new(ErrorKind.Limited, "line_full", $"As many runs as may be are at work in “{line}”.", "Wait until one has ended, or let runs queue in the run settings of the canvas.") { RetryAfterSeconds = 2 };

    public static Error QueueFull(int limit) => new(ErrorKind.Limited, "queue_full", $"More than {limit} runs are waiting to start.", "Wait until some have started.") { RetryAfterSeconds = 5 };
}
