using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Loop;

/// <summary>Runs the blocks within it once for each item, several at once, and collects their results in the items' order.</summary>
internal sealed class LoopExecutor() : BlockExecutor<LoopSettings>("loop")
{
    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, LoopSettings settings, CancellationToken cancellationToken)
    {
        if (settings.OnError is not (null or "fail" or "skip" or "collect"))
        {
            return Task.FromResult<Result<StepOutcome>>(StepSettings.Bad("onError", $"'{settings.OnError}' is no way to treat failures.", "Use fail, skip or collect."));
        }

        var items = LoopItems.Of(context.Input("items"), settings);
        return Task.FromResult(items.Then(all => context.Body is { } body ? Finish(context, settings, all, body) : Begin(all, settings)));
    }

    private static Result<StepOutcome> Begin(JsonElement[] items, LoopSettings settings) => items.Length == 0
        ? new StepResult().Output("results", Array.Empty<JsonElement>()).Figure("items", 0).Message("There are no items.").Done()
        : new StepOutcome.Opens(JsonSerializer.SerializeToElement(items), "item", Math.Clamp(settings.Lanes ?? 4, 1, 100)) { StopsAtFailure = settings.OnError is null or "fail" };

    private static Result<StepOutcome> Finish(StepContext context, LoopSettings settings, JsonElement[] items, BodyResults body)
    {
        var failures = new List<ItemFailure>();
        var results = new List<JsonElement>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var result = i < body.Results.Count ? body.Results[i] : null;
            if (result is { Status: StepStatus.Succeeded })
            {
                results.Add(Value(result));
            }
            else if (result is { Status: StepStatus.Failed })
            {
                var failure = new ItemFailure(i, items[i], result.Error?.Code ?? "failed", result.Error?.Message ?? "It failed.", result.FailedStep);
                failures.Add(failure);
                if (settings.OnError == "collect")
                {
                    results.Add(JsonSerializer.SerializeToElement(new JsonObject { ["error"] = JsonSerializer.SerializeToNode(failure, CadreJson.Stored) }));
                }
            }
        }

        if (failures.Count > 0 && settings.OnError is null or "fail" && failures.FirstOrDefault() is { } first)
        {
            return new Error(ErrorKind.Unprocessable, "item_failed", $"Item {first.Index + 1} of {items.Length} failed at '{first.Step}': {first.Message}", "Correct the block within, or let the loop skip or collect failures.");
        }

        var done = new StepResult().Output("results", results).Figure("items", items.Length).Figure("failed", failures.Count)
            .Message(failures.Count == 0 ? $"{items.Length} items done." : $"{items.Length} items, {failures.Count} of them failed.");
        if (failures.Count > 0)
        {
            done.Output("failed", failures).Warn($"{failures.Count} items failed.").View("json", "Failures", failures.Take(50));
        }

        return done.View("json", "Results", results.Take(100)).Done();
    }

    /// <summary>What one round collected: the value itself when one block gave one.</summary>
    private static JsonElement Value(BodyResult result) => result.Outputs.TryGetValue("collect", out var value) ? value : JsonSerializer.SerializeToElement<object?>(null);

    private sealed record ItemFailure(int Index, JsonElement Item, string Code, string Message, string? Step);
}

/// <summary>Settings of loops.</summary>
/// <param name="Expression">CEL over <c>input</c> that gives the items; null takes them as they come.</param>
/// <param name="Lanes">How many items at once.</param>
/// <param name="OnError">fail, skip or collect.</param>
/// <param name="MaxItems">More items than this are refused.</param>
internal sealed record LoopSettings(string? Expression, int? Lanes, string? OnError, int? MaxItems);
