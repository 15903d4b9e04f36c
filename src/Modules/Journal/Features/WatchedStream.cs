using Cadre.Kernel;

namespace Cadre.Journal.Features;

/// <summary>A stream that somebody reads.</summary>
internal sealed class WatchedStream(string name, long start, Tenant tenant, Caller caller, StreamWake wake)
{
    private long seq = start;

    public string Name => name;

    public Tenant Tenant => tenant;

    public Caller Caller => caller;

    public StreamWake Wake => wake;

    /// <summary>The last event that the reader was sent.</summary>
    public long Seq
    {
        get => Volatile.Read(ref seq);
        set => Volatile.Write(ref seq, value);
    }
}
