namespace Cadre.Crdt;

/// <summary>
/// Takes back, and brings back, the edits of chosen origins within chosen types, leaving alone what others did meanwhile.
/// </summary>
public sealed class UndoManager : IDisposable
{
    private readonly Doc _doc;
    private readonly List<TypeNode> _scope;
    private readonly HashSet<object> _origins = [];
    private readonly bool _tracksNone;
    private readonly UndoOptions _options;
    private readonly List<UndoStep> _undo = [];
    private readonly List<UndoStep> _redo = [];
    private long? _lastChange;
    private bool _undoing;
    private bool _redoing;

    /// <summary>Remembers edits in the types; in the whole document when none are given.</summary>
    public UndoManager(Doc doc, UndoOptions? options = null, params IReadOnlyList<SharedType> scope)
    {
        _doc = doc;
        _options = options ?? new UndoOptions();
        _scope = [.. scope.Select(static type => type.Node)];
        _tracksNone = _options.TrackedOrigins.Contains(null);
        foreach (var origin in _options.TrackedOrigins)
        {
            if (origin is not null) _origins.Add(origin);
        }

        _origins.Add(this);
        doc.TransactionEnded += Capture;
    }

    /// <summary>Called when a step was added to the stack of undos or redos, or grew.</summary>
    public event Action<UndoStep>? StepCaptured;

    /// <summary>Called when a step was undone or redone.</summary>
    public event Action<UndoStep>? StepApplied;

    /// <summary>True when there is something to undo.</summary>
    public bool CanUndo => _undo.Count > 0;

    /// <summary>True when there is something to redo.</summary>
    public bool CanRedo => _redo.Count > 0;

    /// <summary>Takes back the last step; false when there was none.</summary>
    public bool Undo()
    {
        _undoing = true;
        try
        {
            return Pop(_undo);
        }
        finally
        {
            _undoing = false;
        }
    }

    /// <summary>Brings back what the last undo took; false when there was nothing.</summary>
    public bool Redo()
    {
        _redoing = true;
        try
        {
            return Pop(_redo);
        }
        finally
        {
            _redoing = false;
        }
    }

    /// <summary>The next edit starts a new step.</summary>
    public void StopCapturing() => _lastChange = null;

    /// <summary>Forgets all steps; their deleted content may be collected.</summary>
    public void Clear()
    {
        Forget(_undo);
        Forget(_redo);
    }

    /// <inheritdoc />
    public void Dispose() => _doc.TransactionEnded -= Capture;

    internal bool InScope(Item item)
    {
        if (_scope.Count == 0) return true;
        for (var node = item.Parent as TypeNode; node is not null; node = node.ParentNode)
        {
            if (_scope.Contains(node)) return true;
        }

        return false;
    }

    internal bool DeletedByAnyStep(Id id) => _undo.Exists(step => step.Deletions.Contains(id)) || _redo.Exists(step => step.Deletions.Contains(id));

    private void Capture(Transaction transaction)
    {
        if (!Tracks(transaction)) return;
        if (_undoing) StopCapturing();
        else if (!_redoing) Forget(_redo);
        var stack = _undoing ? _redo : _undo;
        var insertions = new DeleteSet();
        foreach (var (client, before) in transaction.ClientsBefore) insertions.Add(client, before, _doc.Store.State(client) - before);
        var deletions = new DeleteSet();
        deletions.AddAll(transaction.Deletes);
        deletions.Normalise();
        var now = _options.Time.GetTimestamp();
        var joins = !_undoing && !_redoing && stack.Count > 0 && _lastChange is { } last && _options.Time.GetElapsedTime(last, now) < _options.CaptureTimeout;
        if (joins) stack[^1].Extend(insertions, deletions);
        else stack.Add(new UndoStep(insertions, deletions));
        if (!_undoing && !_redoing) _lastChange = now;
        _doc.Store.Visit(transaction, deletions, found => Keep(found, true));
        StepCaptured?.Invoke(stack[^1]);
    }

    private bool Tracks(Transaction transaction)
    {
        if (!transaction.HasChanges || _options.Captures?.Invoke(transaction) == false) return false;
        if (_scope.Count > 0 && !_scope.Exists(transaction.ChangedParents.ContainsKey)) return false;
        return transaction.Origin is { } origin ? _origins.Contains(origin) : _tracksNone;
    }

    private bool Pop(List<UndoStep> stack)
    {
        UndoStep? applied = null;
        _doc.Transact(this, transaction =>
        {
            while (stack.Count > 0 && applied is null)
            {
                var step = stack[^1];
                stack.RemoveAt(stack.Count - 1);
                if (new UndoApplication(transaction, this, step, _options.IgnoreRemoteMapChanges).Run()) applied = step;
            }

            foreach (var (type, changed) in transaction.Changed)
            {
                if (changed.List) type.Markers?.Clear();
            }
        });
        if (applied is null) return false;
        StepApplied?.Invoke(applied);
        return true;
    }

    private void Forget(List<UndoStep> steps)
    {
        if (steps.Count == 0) return;
        _doc.Transact(transaction =>
        {
            foreach (var step in steps) _doc.Store.Visit(transaction, step.Deletions, found => Keep(found, false));
        });
        steps.Clear();
    }

    private void Keep(Struct found, bool keep)
    {
        if (found is Item item && InScope(item)) UndoApplication.Keep(item, keep);
    }
}
