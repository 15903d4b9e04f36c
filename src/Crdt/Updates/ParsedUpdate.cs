namespace Cadre.Crdt;

/// <summary>An update, read but not integrated.</summary>
internal sealed class ParsedUpdate
{
    public List<ClientStructs> Clients { get; } = [];

    public DeleteSet Deletes { get; set; } = new();

    /// <summary>Some item carries a shared type.</summary>
    public bool HasTypes { get; set; }
}
