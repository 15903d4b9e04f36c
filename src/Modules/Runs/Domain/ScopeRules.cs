using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>How bodies follow by themselves: what has ended is folded first, then what has room is opened. Pure.</summary>
internal static class ScopeRules
{
    public static StepEvent? Next(RunState state, DateTimeOffset now)
    {
        if (state.Closable.Count > 0)
        {
            return Close(state, state[state.Closable.Min].Scope, now);
        }

        if (state.Openers.Count == 0)
        {
            return null;
        }

        var opener = state[state.Openers.Min];
        var opening = opener.Opening!;
        return opening.IsStopping
            ? new ScopeClosed(opening.Open.Keys.First(), StepStatus.Cancelled, NoOutputs, []) { Address = opener.Address, At = now }
            : new ScopeOpened(opening.First + opening.Opened) { Address = opener.Address, At = now };
    }

    private static readonly Dictionary<string, System.Text.Json.JsonElement> NoOutputs = [];

    private static ScopeClosed Close(RunState state, Scope scope, DateTimeOffset now)
    {
        var address = scope.Opener!.Address;
        if (scope.Failed is { } failed)
        {
            return new ScopeClosed(scope.Number, StepStatus.Failed, NoOutputs, []) { Address = address, At = now, Error = failed.Error, FailedStep = failed.Address[scope.Prefix.Length..] };
        }

        var exits = StepInputs.Exits(state, scope);
        return new ScopeClosed(scope.Number, StepStatus.Succeeded, exits.ToDictionary(e => e.Key, e => e.Value.Value, StringComparer.Ordinal), StepInputs.Union(exits.Values.Select(e => e.Sources))) { Address = address, At = now };
    }
}
