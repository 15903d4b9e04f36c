using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>What an executor may see and do during one attempt of a step.</summary>
public abstract class StepContext
{
    /// <summary>On whose behalf.</summary>
    public abstract Tenant Tenant { get; }

    /// <summary>The run.</summary>
    public abstract RunId Run { get; }

    /// <summary>The step.</summary>
    public abstract FlowNode Node { get; }

    /// <summary>The canvas the flow was compiled from; null for flows without one.</summary>
    public abstract Guid? Canvas { get; }

    /// <summary>1 for the first attempt.</summary>
    public abstract int Attempt { get; }

    /// <summary>Input port → value. Several connections into one port arrive as an array in order of connection. Ports without a value are absent.</summary>
    public abstract IReadOnlyDictionary<string, PortValue> Inputs { get; }

    /// <summary>The answer that a waiting step was given; null before.</summary>
    public abstract StepAnswer? Answer { get; }

    /// <summary>What became of the body that this step opened with <see cref="StepOutcome.Opens"/>; null before it opened one.</summary>
    public virtual BodyResults? Body => null;

    /// <summary>Whether this is a replay: every effect comes from the origin's journal, nothing may go outside.</summary>
    public virtual bool Replays => false;

    /// <summary>
    /// Does outside work once: when an effect of this name already finished in this step, its recorded result is returned and <paramref name="work"/> does not run.
    /// The string handed to <paramref name="work"/> is the effect's stable key (run/step/name): send it as idempotency key.
    /// </summary>
    /// <typeparam name="T">A JSON-serialisable result of at most 1 MB; larger things go to artifacts and travel as references.</typeparam>
    /// <param name="name">Stable and unique within the step, such as <c>model:1</c>.</param>
    /// <param name="kind">What kind of effect: <c>model</c>, <c>tool</c>, <c>http</c>, <c>sandbox</c>, <c>clock</c>, <c>random</c>.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public abstract Task<T> OnceAsync<T>(string name, string kind, Func<string, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Streams text to whoever watches the block. Best effort, not journaled: the final text belongs in the result.</summary>
    /// <param name="kind"><c>text</c> for prose, <c>terminal</c> for program output.</param>
    /// <param name="chunk">The next piece.</param>
    public abstract void Emit(string kind, string chunk);

    /// <summary>Says how far the work is.</summary>
    /// <param name="fraction">0 to 1; null when unknown.</param>
    /// <param name="message">What is being done, for a person.</param>
    public abstract void Progress(double? fraction, string message);

    /// <summary>Adds money spent by this attempt to the step's and the run's cost.</summary>
    /// <param name="amount">In the workspace's currency (USD).</param>
    public abstract void Spend(decimal amount);

    /// <summary>Now, recorded as an effect of the step.</summary>
    public abstract Task<DateTimeOffset> NowAsync(string name, CancellationToken cancellationToken);

    /// <summary>The value of an input port as JSON; null when absent.</summary>
    public JsonElement? Input(string port) => Inputs.TryGetValue(port, out var value) ? value.Value : null;
}

/// <summary>A value with its origin.</summary>
/// <param name="Value">The JSON value.</param>
/// <param name="Sources">Where untrusted parts came from (such as <c>web:example.com</c>, <c>upload:sales.csv</c>, <c>model:gpt-4o</c>); empty when all of it is trusted.</param>
public sealed record PortValue(JsonElement Value, IReadOnlyList<string> Sources)
{
    /// <summary>Titles of the blocks that made it: one, or one for each value of a list in its order. Null when it was not made by a block.</summary>
    public IReadOnlyList<string>? Titles { get; init; }

    /// <summary>Whether nothing untrusted went into it.</summary>
    public bool IsTrusted => Sources.Count == 0;
}

/// <summary>What a person (or a timeout's default) answered to a waiting step.</summary>
/// <param name="Answer">Such as <c>approved</c> or <c>rejected</c>.</param>
/// <param name="Fields">The form's fields; null without a form.</param>
/// <param name="By">Who answered.</param>
/// <param name="At">When.</param>
public sealed record StepAnswer(string Answer, JsonElement? Fields, Actor By, DateTimeOffset At);
