using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Bench;

/// <summary>Finishes an effect, notes that it got there, and then works for ever: a step that its node dies in.</summary>
internal sealed class Hold : IStepExecutor
{
    public static readonly Flow Flow = new(1, "hold", [new FlowNode("hold", "hold", 1, "hold", JsonSerializer.SerializeToElement(new { }))], []);

    public string Type => "hold";

    /// <summary>When each of this process's attempts went on after the effect, in ticks of the machine's monotonic clock.</summary>
    public ConcurrentQueue<long> Reached { get; } = new();

    public async Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        await context.OnceAsync("one", "http", (_, _) => Task.FromResult(1), cancellationToken);
        Reached.Enqueue(Stopwatch.GetTimestamp());
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return new StepOutcome.Completed(new Dictionary<string, JsonElement>());
    }
}
