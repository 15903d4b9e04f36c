using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.SubCanvas;

/// <summary>Runs another canvas as one step: its Input blocks get this block's input, its Output blocks give this block's output.</summary>
internal sealed class SubCanvasExecutor() : BlockExecutor<SubCanvasSettings>("subcanvas")
{
    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, SubCanvasSettings settings, CancellationToken cancellationToken) => Task.FromResult(Decide(context));

    private static Result<StepOutcome> Decide(StepContext context)
    {
        if (context.Body is not { } body)
        {
            return new StepOutcome.Opens(JsonSerializer.SerializeToElement(new[] { context.Input("input") ?? JsonSerializer.SerializeToElement<object?>(null) }), "input", 1) { Single = true };
        }

        if (body.Results[0] is not { Status: StepStatus.Succeeded } result)
        {
            return new Error(ErrorKind.Unprocessable, "canvas_failed", $"'{body.Results[0]?.FailedStep}' failed in the canvas: {body.Results[0]?.Error?.Message}", "Open that canvas, correct the block and run it again.");
        }

        var output = result.Outputs.Count == 1 ? result.Outputs.Values.First() : JsonSerializer.SerializeToElement(result.Outputs);
        var done = new StepResult().Output("output", output).Message("The canvas has run.").View("json", "Output", output);
        return (result.Outputs.Count == 0 ? done.Warn("No Output block of the canvas gave a value.") : done).Done();
    }
}

/// <summary>Settings of sub-canvas blocks.</summary>
/// <param name="Canvas">The canvas's id; read when the canvas is compiled.</param>
internal sealed record SubCanvasSettings(string? Canvas);
