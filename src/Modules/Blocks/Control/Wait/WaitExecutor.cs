using System.Globalization;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Wait;

/// <summary>Waits for a time or an event without cost, for as long as it takes.</summary>
internal sealed class WaitExecutor() : BlockExecutor<WaitSettings>("wait")
{
    private const int Longest = 10 * 366;

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, WaitSettings settings, CancellationToken cancellationToken)
    {
        if (context.Answer is { } answer)
        {
            return settings.For == "event" ? Came(context, settings, answer) : new StepResult().Output("done", Input(context)).Message($"Went on at {answer.At:yyyy-MM-dd HH:mm} UTC.").Done();
        }

        return settings.For switch
        {
            null or "duration" => Length("amount", settings.Amount, settings.Unit ?? "minutes").Then<StepOutcome>(pause => Sleep(pause, "Waits for " + Words(settings))),
            "until" => await UntilAsync(context, settings, cancellationToken),
            "event" => ForEvent(context, settings),
            _ => StepSettings.Bad("for", $"One cannot wait for '{settings.For}'.", "Use duration, until or event."),
        };
    }

    private static async Task<Result<StepOutcome>> UntilAsync(StepContext context, WaitSettings settings, CancellationToken cancellationToken)
    {
        var text = StepExpressions.Fill("until", settings.Until ?? "", StepExpressions.Scope(context.Input("input")));
        if (!text.IsOk)
        {
            return text.Error;
        }

        if (!DateTimeOffset.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
        {
            return StepSettings.Bad("until", $"'{text.Value}' is no point in time.", "Write it like 2027-03-01T09:00:00Z; without a zone it is UTC.");
        }

        var pause = until - await context.NowAsync("now", cancellationToken);
        return pause.TotalDays > Longest ? StepSettings.Bad("until", "That is more than ten years away.", "Choose an earlier time.") : Sleep(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, $"Waits until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
    }

    private static Result<StepOutcome> ForEvent(StepContext context, WaitSettings settings)
    {
        var scope = StepExpressions.Scope(context.Input("input"));
        var correlation = StepExpressions.Fill("correlation", settings.Correlation ?? "", scope);
        if (!correlation.IsOk || string.IsNullOrWhiteSpace(settings.Event) || settings.Event.Length > 200 || correlation.Value.Length > 200)
        {
            return correlation.Error ?? StepSettings.Bad("event", "The event has no name, or name or correlation have more than 200 characters.", "Name it, such as payment.received.");
        }

        var limit = settings.Amount is null ? default(Result<TimeSpan>?) : Length("amount", settings.Amount, settings.Unit ?? "minutes");
        return limit is { IsOk: false } wrong ? wrong.Error : new StepOutcome.Waiting($"Waits for the event {settings.Event}{(correlation.Value.Length > 0 ? $" ({correlation.Value})" : "")}")
        {
            Kind = WaitKind.Event,
            Event = new(settings.Event, correlation.Value),
            Timeout = limit?.Value,
            DefaultAnswer = "timeout",
        };
    }

    private static StepOutcome.Completed Came(StepContext context, WaitSettings settings, StepAnswer answer) => answer.Answer == "timeout" && answer.By.Kind == ActorKind.System
        ? new StepResult().Output("timeout", Input(context)).Message($"The event {settings.Event} did not come in time.").Done()
        : new StepResult().Output("event", answer.Fields ?? JsonSerializer.SerializeToElement<object?>(null)).Output("done", Input(context)).From("event:" + settings.Event).Message($"The event {settings.Event} came at {answer.At:yyyy-MM-dd HH:mm} UTC.").Done();

    private static StepOutcome.Waiting Sleep(TimeSpan pause, string message) => new(message) { Kind = WaitKind.Time, Timeout = pause, DefaultAnswer = "due" };

    private static JsonElement Input(StepContext context) => context.Input("input") ?? JsonSerializer.SerializeToElement<object?>(null);

    private static string Words(WaitSettings settings) => string.Create(CultureInfo.InvariantCulture, $"{settings.Amount} {settings.Unit ?? "minutes"}");

    private static Result<TimeSpan> Length(string setting, double? amount, string unit)
    {
        var days = (amount ?? double.NaN) * unit switch { "seconds" => 1.0 / 86_400, "minutes" => 1.0 / 1440, "hours" => 1.0 / 24, "days" => 1, _ => double.NaN };
        return days is > 0 and <= Longest ? TimeSpan.FromDays(days) : StepSettings.Bad(setting, "The length of the wait is missing or out of range.", "Give a number and seconds, minutes, hours or days; at most ten years.");
    }
}

/// <summary>Settings of waits.</summary>
/// <param name="For">duration, until or event.</param>
/// <param name="Amount">How long; with an event: its time limit.</param>
/// <param name="Unit">seconds, minutes, hours or days.</param>
/// <param name="Until">A point in time; may hold placeholders.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Correlation">Which event of the name; may hold placeholders.</param>
internal sealed record WaitSettings(string? For, double? Amount, string? Unit, string? Until, string? Event, string? Correlation);
