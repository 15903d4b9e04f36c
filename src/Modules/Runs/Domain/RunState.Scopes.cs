using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <content>Bodies that steps open: scopes are opened lane by lane and folded to their result when they end, so that what is in memory is bounded by the lanes.</content>
internal sealed partial class RunState
{
    private readonly Dictionary<int, StepState> inner = [];
    private readonly Dictionary<string, Scope> scopes = new(StringComparer.Ordinal);
    private int nextId;

    /// <summary>Folded scopes whose steps are kept all the same, for people to look at; 0 in the engine.</summary>
    public int KeepFolded { get; init; }

    /// <summary>Folded scopes that are kept besides those; null for none.</summary>
    public Predicate<Scope>? Keeps { get; init; }

    public List<Scope> Folded { get; } = [];

    public IEnumerable<Scope> OpenScopes => scopes.Values;

    /// <summary>Steps whose body can be opened for another item, or is over.</summary>
    public SortedSet<int> Openers { get; } = [];

    /// <summary>First ids of scopes whose steps have all ended.</summary>
    public SortedSet<int> Closable { get; } = [];

    public StepState this[int id] => id < root.Steps.Length ? root.Steps[id] : inner[id];

    /// <summary>Whether a step has ended, alone or with its scope.</summary>
    public bool IsOver(int id) => id < root.Steps.Length ? root.Steps[id].IsTerminal : !inner.TryGetValue(id, out var step) || step.IsTerminal;

    /// <summary>The step at an address; null when there is none, or none any more.</summary>
    public StepState? Find(string address)
    {
        if (Graph.TryFind(address, out var position))
        {
            return root.Steps[position];
        }

        var cut = address.LastIndexOf('/');
        return cut > 0 && scopes.TryGetValue(address[..(cut + 1)], out var scope) && scope.Graph.TryFind(address[(cut + 1)..], out position) ? scope.Steps[position] : null;
    }

    private Scope Open(FlowGraph graph, StepState? opener, int number)
    {
        var scope = new Scope(graph, opener, number, nextId);
        nextId += graph.Count;
        if (opener is not null)
        {
            scopes.Add(scope.Prefix, scope);
            opener.Opening!.Add(scope);
            foreach (var step in scope.Steps)
            {
                inner.Add(step.Id, step);
            }
        }

        foreach (var step in scope.Steps.Where(s => s.MissingSources == 0))
        {
            (opener is null || StepInputs.SkipReason(this, step) is null ? Startable : Unneeded).Add(step.Id);
        }

        return scope;
    }

    private void ApplyScope(StepEvent happened, StepState opener)
    {
        switch (happened)
        {
            case StepOpened opened:
                opener.Opening = new Opening(opened, opener.Opening?.Sources ?? []);
                Leave(opener);
                opener.Status = StepStatus.Running;
                Spend(opener, opened.Cost);
                break;
            case ScopeOpened opened:
                var body = opener.Scope.Graph.Bodies[opener.Position] ?? throw new InvalidOperationException($"The step '{opener.Address}' has no body.");
                Open(body, opener, opened.Number);
                break;
            case ScopeClosed closed:
                Drop(opener.Opening!.Open[closed.Number], keep: closed.Status != StepStatus.Cancelled);
                opener.Opening.Close(closed);
                break;
        }

        Reconsider(opener);
    }

    /// <summary>Whether something follows by itself for a step with an open body; when the body is over the step goes on.</summary>
    private void Reconsider(StepState opener)
    {
        var opening = opener.Opening!;
        Openers.Remove(opener.Id);
        if (opening.IsOver)
        {
            opener.NextAttempt = opener.Attempt;
            Move(opener, StepStatus.Pending);
        }
        else if (opening.HasRoom || opening.IsStopping)
        {
            Openers.Add(opener.Id);
        }
    }

    /// <summary>Folds a scope, with everything open within it.</summary>
    private void Drop(Scope scope, bool keep)
    {
        foreach (var step in scope.Steps)
        {
            DropBody(step);
            Leave(step);
            inner.Remove(step.Id);
        }

        scopes.Remove(scope.Prefix);
        Closable.Remove(scope.First);
        if (keep && (Folded.Count < KeepFolded || Keeps?.Invoke(scope) == true))
        {
            Folded.Add(scope);
        }
    }

    private void DropBody(StepState opener)
    {
        Openers.Remove(opener.Id);
        foreach (var open in opener.Opening?.Open.Values.ToArray() ?? [])
        {
            Drop(open, keep: false);
            opener.Opening!.Open.Remove(open.Number);
        }
    }
}
