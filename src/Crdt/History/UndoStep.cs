namespace Cadre.Crdt;

/// <summary>What one undo takes back.</summary>
public sealed class UndoStep
{
    internal UndoStep(DeleteSet insertions, DeleteSet deletions)
    {
        Insertions = insertions;
        Deletions = deletions;
    }

    /// <summary>What the application wants to remember with the step, such as the selection.</summary>
    public IDictionary<string, Any> Meta { get; } = new Dictionary<string, Any>(StringComparer.Ordinal);

    internal DeleteSet Insertions { get; private set; }

    internal DeleteSet Deletions { get; private set; }

    internal void Extend(DeleteSet insertions, DeleteSet deletions)
    {
        Insertions = Union(Insertions, insertions);
        Deletions = Union(Deletions, deletions);
    }

    private static DeleteSet Union(DeleteSet left, DeleteSet right)
    {
        var union = new DeleteSet();
        union.AddAll(left);
        union.AddAll(right);
        union.Normalise();
        return union;
    }
}
