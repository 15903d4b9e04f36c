namespace Cadre.Crdt;

/// <summary>A reference to another document, kept as it came; loading it is up to the application.</summary>
/// <param name="Guid">Identity of the subdocument.</param>
/// <param name="Options">Options as the client wrote them (a map).</param>
public sealed record Subdocument(string Guid, Any Options);
