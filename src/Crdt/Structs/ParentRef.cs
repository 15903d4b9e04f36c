namespace Cadre.Crdt;

/// <summary>Where an item lives: a type of the document, or, before integration, how the update names it.</summary>
internal abstract class ParentRef;

/// <summary>A root type named by an update that is not integrated yet.</summary>
internal sealed class RootRef(string name) : ParentRef
{
    public string Name { get; } = name;
}

/// <summary>A nested type named, by the id of its item, by an update that is not integrated yet.</summary>
internal sealed class ItemRef(Id id) : ParentRef
{
    public Id Id { get; } = id;
}
