namespace Cadre.Canvases.Tests.Live;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class SetTime : TimeProvider
{
    public long Now { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now;

    public void Advance(TimeSpan by) => Now += by.Ticks;
}
