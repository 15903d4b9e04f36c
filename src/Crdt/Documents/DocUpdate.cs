namespace Cadre.Crdt;

/// <summary>A change of a document, ready to be sent to others or stored.</summary>
/// <param name="Update">The change in update format v1.</param>
/// <param name="Origin">The origin given to the transaction.</param>
/// <param name="Transaction">The transaction.</param>
public sealed record DocUpdate(ReadOnlyMemory<byte> Update, object? Origin, Transaction Transaction);
