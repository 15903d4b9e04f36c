using System.Collections.Concurrent;
using System.Text.Json;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Execution;

/// <summary>The executor's view of its step: effects are looked up, else done and journaled before their result is returned.</summary>
internal sealed class JournaledStepContext(HostedRun run, Attempt attempt, IReadOnlyDictionary<string, PortValue> inputs, int number) : StepContext
{
    private const int MaxEffectBytes = 1 << 20;
    private ConcurrentDictionary<string, Lazy<Task<JsonElement>>>? effects; // most steps have none

    public override Tenant Tenant => run.Tenant;

    public override RunId Run => run.Id;

    public override FlowNode Node => attempt.Node;

    public override Guid? Canvas => run.Canvas;

    public override int Attempt => number;

    public override IReadOnlyDictionary<string, PortValue> Inputs => inputs;

    public override StepAnswer? Answer => Asked;

    public override BodyResults? Body => Opened;

    public StepAnswer? Asked { get; init; }

    public BodyResults? Opened { get; init; }

    /// <summary>Whether the step is computed before its start is durable: then it may have no effects.</summary>
    public bool IsPure { get; set; }

    public override bool Replays => run.Tape is not null;

    public override async Task<T> OnceAsync<T>(string name, string kind, Func<string, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        // An executor that asks for the same effect twice at the same time gets one execution.
        var under = LazyInitializer.EnsureInitialized(ref effects, static () => new(StringComparer.Ordinal));
        var effect = under.GetOrAdd(name, _ => new(() => DoAsync(name, kind, work, cancellationToken)));
        try
        {
            return (await effect.Value).Deserialize<T>(CadreJson.Stored)!;
        }
        catch
        {
            under.TryRemove(new(name, effect)); // a failed effect may be tried again by its executor
            throw;
        }
    }

    public override void Emit(string kind, string chunk) => run.Show(new LiveEvent(Node.Address, kind) { Text = chunk });

    public override void Progress(double? fraction, string message) => run.Show(new LiveEvent(Node.Address, "progress") { Progress = fraction, Message = message });

    /// <summary>A replay pays for nothing: what it is told was spent by its origin.</summary>
    public override void Spend(decimal amount) => attempt.Spend(run.Tape is null ? amount : 0);

    public override Task<DateTimeOffset> NowAsync(string name, CancellationToken cancellationToken) =>
        OnceAsync(name, "clock", (_, _) => Task.FromResult(run.Host.Time.GetUtcNow()), cancellationToken);

    private async Task<JsonElement> DoAsync<T>(string name, string kind, Func<string, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (IsPure)
        {
            throw new InvalidOperationException($"The block type '{Node.Type}' says that it is pure, but asks for the effect '{name}'. Let its executor say IsPure => false.");
        }

        if (run.FindEffect(attempt, name) is { } finished)
        {
            return finished.Result;
        }

        if (run.LimitReached() is { } limit)
        {
            throw new EffectRefusedException("run_limit", limit, "Split the work into several runs.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (attempt.IsStopped)
        {
            throw new OperationCanceledException("The attempt is over."); // the run is executed elsewhere now, or has ended
        }

        var (startedAt, begun) = (run.Host.Time.GetUtcNow(), run.Host.Time.GetTimestamp());
        var result = run.Tape is null
            ? JsonSerializer.SerializeToElement(await work($"{run.Id}/{Node.Address}/{name}", cancellationToken), CadreJson.Stored)
            : run.Tape.Effect(Node.Address, name) ?? throw new EffectRefusedException("not_recorded", $"The origin of this replay has no effect “{name}” here.", "The step took another way than in the origin. Re-run it instead of replaying it.");
        if (JsonElementSize.Exceeds(result, MaxEffectBytes))
        {
            throw new EffectRefusedException("effect_too_large", $"The result of “{name}” is larger than 1 MB.", "Store it as an artifact and return the reference.");
        }

        var duration = run.Host.Time.GetElapsedTime(begun).TotalMilliseconds;
        await run.RecordAsync(attempt, new EffectFinished(name, kind, number, startedAt, Math.Round(duration, 3), result, attempt.TakeSpent()) { Address = Node.Address, At = run.Host.Time.GetUtcNow() });
        return result;
    }
}
