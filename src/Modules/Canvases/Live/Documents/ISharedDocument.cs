using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Documents;

/// <summary>A document that programs inside the server read and edit, wherever it lives: in this node's memory, or on the node that owns it.</summary>
internal interface ISharedDocument
{
    /// <summary>Grows with each change: what was read at the same number is still true.</summary>
    long Changes { get; }

    /// <summary>Reads it as it is now.</summary>
    T Read<T>(Func<Doc, T> read);

    /// <summary>
    /// Edits it as one transaction. The answer of <paramref name="edit"/> comes back once everything it wrote is durable; an error it returns must come before it wrote anything.
    /// </summary>
    Task<Result<T>> EditAsync<T>(Actor actor, Func<Doc, Result<T>> edit, CancellationToken cancellationToken);

    /// <summary>Shows a collaborator inside the server at its place, to those who are connected to this node's document.</summary>
    void Show(Actor actor, Any state);
}
