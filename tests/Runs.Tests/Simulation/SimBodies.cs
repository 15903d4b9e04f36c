using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>What the journal says about bodies, held against what is promised: numbers in order, lanes kept, scopes closed when all in them has ended, and nothing after that.</summary>
internal sealed class SimBodies(FlowGraph flow)
{
    private readonly Dictionary<string, SimOpening> openings = [];
    private readonly HashSet<string> open = [];

    /// <summary>Whether an event breaks a promise.</summary>
    public bool Breaks(StepEvent happened, HashSet<string> ended)
    {
        var cut = happened.Address.LastIndexOf('/');
        if (cut > 0 && !open.Contains(happened.Address[..(cut + 1)]))
        {
            return true; // in a scope that is not open
        }

        return happened switch
        {
            StepOpened opened => Opens(opened),
            ScopeOpened scope => OpensScope(scope),
            ScopeClosed scope => ClosesScope(scope, ended),
            StepFinished or StepFailed => openings.TryGetValue(happened.Address, out var opening) && opening.Open.Count > 0,
            StepCancelled => Forget(happened.Address),
            _ => false,
        };
    }

    private bool Opens(StepOpened opened)
    {
        var next = openings.TryGetValue(opened.Address, out var earlier) ? earlier.Next : 0;
        openings[opened.Address] = new() { Next = next, Single = opened.Single, Stops = opened.StopsAtFailure };
        return opened.First != next || earlier?.Open.Count > 0;
    }

    private bool OpensScope(ScopeOpened scope)
    {
        var opening = openings[scope.Address];
        opening.Open.Add(scope.Number);
        open.Add(Scope.PrefixOf(scope.Address, opening.Single, scope.Number));
        return scope.Number != opening.Next++ || opening.Open.Count > SimFlows.Lanes || (opening.Stops && opening.Failed);
    }

    private bool ClosesScope(ScopeClosed scope, HashSet<string> ended)
    {
        var opening = openings[scope.Address];
        var prefix = Scope.PrefixOf(scope.Address, opening.Single, scope.Number);
        var body = SimFlows.Place(flow, scope.Address) is { } place ? place.Graph.Bodies[place.Position]! : throw new InvalidOperationException("A scope of no body.");
        opening.Failed |= scope.Status == StepStatus.Failed;
        open.RemoveWhere(p => p.StartsWith(prefix, StringComparison.Ordinal));
        return !opening.Open.Remove(scope.Number) || (scope.Status != StepStatus.Cancelled && body.Flow.Nodes.Any(n => !ended.Contains(prefix + n.Address)));
    }

    private bool Forget(string opener)
    {
        open.RemoveWhere(p => p.StartsWith(opener + "/", StringComparison.Ordinal) || p.StartsWith(opener + "[", StringComparison.Ordinal));
        return false;
    }

    private sealed class SimOpening
    {
        public int Next { get; set; }

        public bool Single { get; init; }

        public bool Stops { get; init; }

        public bool Failed { get; set; }

        public SortedSet<int> Open { get; } = [];
    }
}
