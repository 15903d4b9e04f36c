using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Join;

/// <summary>Brings branches together. When it begins is decided by the engine (see the flow's <c>joinAfter</c>); it passes on what is there then.</summary>
internal sealed class JoinExecutor() : BlockExecutor<JoinSettings>("join")
{
    /// <inheritdoc/>
    public override bool IsPure => true;

    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, JoinSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Mode is not (null or "all" or "any" or "count") || settings.OnError is not (null or "fail" or "ignore"))
        {
            return Task.FromResult<Result<StepOutcome>>(StepSettings.Bad("mode", "The way of joining is unknown.", "Use all, any or count, and fail or ignore on errors."));
        }

        var values = context.Input("in") is not { } given ? [] : given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().ToList() : [given];
        var result = new StepResult().Output("values", values).Figure("branches", values.Count).Message($"{values.Count} branches gave a value.");
        return Task.FromResult<Result<StepOutcome>>((values.Count > 0 ? result.Output("first", values[0]) : result).Done());
    }
}

/// <summary>Settings of joins.</summary>
/// <param name="Mode">all, any or count.</param>
/// <param name="Count">With count: how many.</param>
/// <param name="OnError">fail or ignore.</param>
internal sealed record JoinSettings(string? Mode, int? Count, string? OnError);
