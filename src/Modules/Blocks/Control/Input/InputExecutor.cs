using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Input;

/// <summary>What a canvas takes: the value it is run with, the entry of its name when that is an object, else its default.</summary>
internal sealed class InputExecutor() : BlockExecutor<InputSettings>("input")
{
    /// <inheritdoc/>
    public override bool IsPure => true;

    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, InputSettings settings, CancellationToken cancellationToken)
    {
        var name = string.IsNullOrWhiteSpace(settings.Name) ? context.Node.Title : settings.Name;
        var given = context.Input("input");
        var value = given is { ValueKind: JsonValueKind.Object } entries && entries.TryGetProperty(name, out var entry) ? entry
            : given is { ValueKind: not JsonValueKind.Null } whole ? whole
            : settings.Default ?? JsonSerializer.SerializeToElement<object?>(null);
        var result = value.ValueKind == JsonValueKind.Null && settings.Required == true
            ? (Result<StepOutcome>)Outcomes.Unusable("input_not_given", $"The canvas was not given its input '{name}'.", "Run it with that input, or give it a default.")
            : new StepResult().Output("value", value).View("json", name, value).Done();
        return Task.FromResult(result);
    }
}

/// <summary>Settings of input blocks.</summary>
/// <param name="Name">The entry's name; the block's title unless given.</param>
/// <param name="Kind">What it must be; checked when a run is started with it.</param>
/// <param name="Default">Used when nothing is given.</param>
/// <param name="Required">Whether the run fails without it.</param>
internal sealed record InputSettings(string? Name, string? Kind, JsonElement? Default, bool? Required);
