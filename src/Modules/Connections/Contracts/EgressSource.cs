namespace Cadre.Connections.Contracts;

/// <summary>For what inside Cadre a call to the outside is made: stands in the log, and rules may hold for one source only.</summary>
public sealed record EgressSource
{
    private static readonly AsyncLocal<EgressSource?> Flowing = new();

    /// <summary>The run.</summary>
    public Guid? Run { get; init; }

    /// <summary>The canvas of the block.</summary>
    public Guid? Canvas { get; init; }

    /// <summary>The block's id within its canvas.</summary>
    public string? Block { get; init; }

    /// <summary>The sandbox.</summary>
    public Guid? Sandbox { get; init; }

    /// <summary>The source of the work that goes on now; null when it has none.</summary>
    public static EgressSource? Current => Flowing.Value;

    /// <summary>Names the source of everything this flow of work does until the result is disposed.</summary>
    public static IDisposable Begin(EgressSource source)
    {
        var before = Flowing.Value;
        Flowing.Value = source;
        return new Ending(before);
    }

    private sealed class Ending(EgressSource? before) : IDisposable
    {
        public void Dispose() => Flowing.Value = before;
    }
}
