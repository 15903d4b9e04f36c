namespace Cadre.Crdt;

/// <summary>Tells what an update touches, without applying it, so that a server can decide whether its writer may.</summary>
public static class UpdateInspector
{
    /// <summary>
    /// Lists the places an update touches; null when it is malformed. With a document, places are found through
    /// what it holds; without one, only where the update itself names them. Consecutive touches of one place are one entry.
    /// </summary>
    public static IReadOnlyList<Touch>? Inspect(ReadOnlySpan<byte> update, Doc? doc = null)
    {
        if (UpdateDecoder.Decode(update, doc?.Options.Limits ?? DocLimits.Default) is not { } parsed) return null;
        return new UpdateInspection(parsed, doc?.Store).Run();
    }
}
