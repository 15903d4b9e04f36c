using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Try;

/// <summary>Runs the blocks within it; when one fails the run goes on at <c>failed</c>, if wanted after what was done inside has been undone, last first.</summary>
internal sealed class TryExecutor(IStepUndo undo) : BlockExecutor<TrySettings>("try")
{
    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, TrySettings settings, CancellationToken cancellationToken)
    {
        if (context.Body is not { } body)
        {
            return new StepOutcome.Opens(JsonSerializer.SerializeToElement(new[] { context.Input("input") ?? JsonSerializer.SerializeToElement<object?>(null) }), "attempt", 1) { Single = true };
        }

        var result = body.Results[0];
        if (result is { Status: StepStatus.Succeeded })
        {
            var value = result.Outputs.TryGetValue("done", out var given) ? given : JsonSerializer.SerializeToElement<object?>(null);
            return new StepResult().Output("result", value).Message("It worked.").View("json", "Result", value).Done();
        }

        var failure = new TryFailure(result?.Error?.Code ?? "failed", result?.Error?.Message ?? "It failed.", result?.FailedStep);
        if (settings.Undo != true)
        {
            return Failed(failure, []);
        }

        var undone = await undo.UndoWithinAsync(context, cancellationToken);
        return undone.Then<StepOutcome>(done => Failed(failure, done));
    }

    private static StepOutcome.Completed Failed(TryFailure failure, IReadOnlyList<string> undone) =>
        new StepResult().Output("failed", new { failure.Code, failure.Message, failure.Step, undone }).Warn($"'{failure.Step}' failed: {failure.Message}")
            .Message(undone.Count == 0 ? $"'{failure.Step}' failed: {failure.Message}" : $"'{failure.Step}' failed: {failure.Message} {undone.Count} steps were undone.").Done();

    private sealed record TryFailure(string Code, string Message, string? Step);
}

/// <summary>Settings of try blocks.</summary>
/// <param name="Undo">Whether what was done inside is undone when something fails.</param>
internal sealed record TrySettings(bool? Undo);
