namespace Cadre.Kernel;

/// <summary>
/// Whether the work that goes on now may reach outside. A replay may not: the egress gateway and the sandboxes ask here before each call, so that even code which forgot
/// to record its effect cannot repeat it.
/// </summary>
public static class OutsideCalls
{
    private static readonly AsyncLocal<Error?> Flowing = new();

    /// <summary>Why this flow of work may not reach outside; null when it may.</summary>
    public static Error? Refusal => Flowing.Value;

    /// <summary>Forbids outside calls to everything this flow of work does until the result is disposed.</summary>
    public static IDisposable Forbid(Error refusal)
    {
        var before = Flowing.Value;
        Flowing.Value = refusal;
        return new Ending(before);
    }

    private sealed class Ending(Error? before) : IDisposable
    {
        public void Dispose() => Flowing.Value = before;
    }
}
