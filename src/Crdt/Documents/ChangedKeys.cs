namespace Cadre.Crdt;

/// <summary>What a transaction changed in one type.</summary>
internal sealed class ChangedKeys
{
    /// <summary>The list part changed.</summary>
    public bool List { get; private set; }

    /// <summary>The keys that changed.</summary>
    public HashSet<string>? Keys { get; private set; }

    public void Add(string? key)
    {
        if (key is null) List = true;
        else (Keys ??= new HashSet<string>(StringComparer.Ordinal)).Add(key);
    }
}
