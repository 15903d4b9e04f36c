using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>A step opened its body: once for each item, numbered from <paramref name="First"/>.</summary>
internal sealed record StepOpened(JsonElement Items, string Port, int Lanes, bool StopsAtFailure, bool Single, int First, decimal Cost) : StepEvent
{
    public override string Kind => "step.opened";
}

/// <summary>The body was opened for an item. The address is the opener's.</summary>
internal sealed record ScopeOpened(int Number) : StepEvent
{
    public override string Kind => "scope.opened";
}

/// <summary>All steps of an opening have ended: they are folded to this result.</summary>
internal sealed record ScopeClosed(int Number, StepStatus Status, IReadOnlyDictionary<string, JsonElement> Outputs, IReadOnlyList<string> Sources) : StepEvent
{
    public override string Kind => "scope.closed";

    public StepError? Error { get; init; }

    public string? FailedStep { get; init; }
}
