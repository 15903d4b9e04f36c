using System.Text.Json;

namespace Cadre.Runs.Contracts;

/// <summary>How an attempt ended.</summary>
public abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>It is done.</summary>
    /// <param name="Outputs">Output port → value. A port that is absent is inactive: steps that depend only on inactive ports are skipped.</param>
    public sealed record Completed(IReadOnlyDictionary<string, JsonElement> Outputs) : StepOutcome
    {
        /// <summary>What a person looks at, in order.</summary>
        public IReadOnlyList<ResultView> Views { get; init; } = [];

        /// <summary>How it came about.</summary>
        public ResultNotes Notes { get; init; } = new();

        /// <summary>Untrusted sources this step itself brought in; those of its inputs are added by the engine.</summary>
        public IReadOnlyList<string> Sources { get; init; } = [];
    }

    /// <summary>It waits for an answer; costs nothing meanwhile and is executed again with <see cref="StepContext.Answer"/> set.</summary>
    /// <param name="Message">What is asked.</param>
    public sealed record Waiting(string Message) : StepOutcome
    {
        /// <summary>JSON Schema of the form; null for a plain yes or no.</summary>
        public JsonElement? Form { get; init; }

        /// <summary>What the person should look at before answering.</summary>
        public IReadOnlyList<ResultView> Views { get; init; } = [];

        /// <summary>After this time <see cref="DefaultAnswer"/> is given; null waits for ever.</summary>
        public TimeSpan? Timeout { get; init; }

        /// <summary>The answer on timeout: <c>rejected</c> by default.</summary>
        public string DefaultAnswer { get; init; } = "rejected";

        /// <summary>What it waits for: a person's answer by default.</summary>
        public WaitKind Kind { get; init; }

        /// <summary>With <see cref="WaitKind.Event"/>: the event.</summary>
        public AwaitedEvent? Event { get; init; }

        /// <summary>Who may answer; null for everybody who may operate runs.</summary>
        public Answerers? Answerers { get; init; }

        /// <summary>Pauses before reminders, each from the beginning of the wait.</summary>
        public IReadOnlyList<TimeSpan> Reminders { get; init; } = [];

        /// <summary>After this time <see cref="EscalateTo"/> may answer too and are told; null for never.</summary>
        public TimeSpan? EscalateAfter { get; init; }

        /// <summary>Who may answer after the escalation.</summary>
        public Answerers? EscalateTo { get; init; }
    }

    /// <summary>
    /// It opens its body once for each item and is executed again, with <see cref="StepContext.Body"/> set, when all of them have ended. Inside, each step has an address of its
    /// own, such as <c>b3[17]/b4</c>. At most <paramref name="Lanes"/> are open at the same time; what has ended is folded to its result.
    /// </summary>
    /// <param name="Items">A JSON array; each element becomes the value <paramref name="Port"/> of one opening.</param>
    /// <param name="Port">The name under which the body sees the element.</param>
    /// <param name="Lanes">How many are open at once, 1 to 1,000.</param>
    public sealed record Opens(JsonElement Items, string Port, int Lanes) : StepOutcome
    {
        /// <summary>Whether the first failure ends it: what is open is stopped, nothing further is opened. Otherwise failures are among the results.</summary>
        public bool StopsAtFailure { get; init; }

        /// <summary>Whether it is opened just once and inner addresses need no number: <c>b3/b4</c>.</summary>
        public bool Single { get; init; }
    }

    /// <summary>It did not work.</summary>
    /// <param name="Code">Stable, snake_case.</param>
    /// <param name="Message">What went wrong, for a person.</param>
    /// <param name="Fix">What to do; null when nothing helps.</param>
    public sealed record Failed(string Code, string Message, string? Fix = null) : StepOutcome
    {
        /// <summary>Whether another attempt may succeed; false for the user's own mistakes.</summary>
        public bool Retryable { get; init; }

        /// <summary>What there is to look at (program output, partial results).</summary>
        public IReadOnlyList<ResultView> Views { get; init; } = [];
    }
}

/// <summary>One thing to look at in a result.</summary>
/// <param name="Kind">markdown, html, table, chart, svg, image, code, terminal, json, pdf, audio, video, file, frame, message or form.</param>
public sealed record ResultView(string Kind)
{
    /// <summary>Shown above it; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Inline JSON of at most 64 kB; null when it is an artifact.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The artifact; null when it is inline.</summary>
    public ArtifactRef? Artifact { get; init; }

    /// <summary>The language of code; null otherwise.</summary>
    public string? Language { get; init; }
}

/// <summary>Bytes kept by content hash.</summary>
/// <param name="Artifact">Lower-case hexadecimal SHA-256 of the bytes.</param>
/// <param name="Name">The file name shown.</param>
/// <param name="MediaType">Such as <c>application/pdf</c>.</param>
/// <param name="Size">In bytes.</param>
public sealed record ArtifactRef(string Artifact, string Name, string MediaType, long Size);

/// <summary>How a result came about.</summary>
public sealed record ResultNotes
{
    /// <summary>Provider and model that made it; null when none did.</summary>
    public string? Model { get; init; }

    /// <summary>True when a deterministic engine stood in for a language model: shown as "no language model used".</summary>
    public bool NoModel { get; init; }

    /// <summary>The engine that made it, such as <c>extractive summary</c>.</summary>
    public string? Engine { get; init; }

    /// <summary>What the person should know.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>Named figures, such as counts.</summary>
    public IReadOnlyDictionary<string, double>? Figures { get; init; }
}
