using Cadre.Runs.Execution;

namespace Cadre.Runs.Tests.Engine;

public sealed class StoreClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly AheadTime time = new();
    private readonly StoreClock clock;

    public StoreClockTests() => clock = new(time);

    [Fact]
    public void Now_IsTheStoresTime_AndGoesOn()
    {
        clock.Now.ShouldBe(Noon + TimeSpan.FromSeconds(10)); // not heard yet
        clock.Hear(Noon, time.GetTimestamp());
        time.Advance(TimeSpan.FromSeconds(3));
        clock.Now.ShouldBe(Noon + TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Hear_SlowAnswer_IsNotBelievedToBeNewer_QuickOneIs()
    {
        var asked = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(2)); // on its way back
        clock.Hear(Noon, asked);
        clock.Now.ShouldBe(Noon); // never later than the store's
        clock.Hear(Noon + TimeSpan.FromSeconds(2), time.GetTimestamp());
        clock.Now.ShouldBe(Noon + TimeSpan.FromSeconds(2));
        asked = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(5));
        clock.Hear(Noon + TimeSpan.FromSeconds(3), asked);
        clock.Now.ShouldBe(Noon + TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Hear_StoreSetBack_IsFollowed()
    {
        clock.Hear(Noon, time.GetTimestamp());
        clock.Hear(Noon - TimeSpan.FromHours(1), time.GetTimestamp());
        clock.Now.ShouldBe(Noon - TimeSpan.FromHours(1));
    }

    /// <summary>A node's time: ten seconds ahead of the store's.</summary>
    private sealed class AheadTime : TimeProvider
    {
        private TimeSpan passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Noon + TimeSpan.FromSeconds(10) + passed;

        public override long GetTimestamp() => passed.Ticks;

        public void Advance(TimeSpan time) => passed += time;
    }
}
