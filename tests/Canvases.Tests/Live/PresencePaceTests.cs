using Cadre.Canvases.Live.Presences;

namespace Cadre.Canvases.Tests.Live;

public class PresencePaceTests
{
    private readonly SetTime time = new();

    [Theory]
    [InlineData(60, 12)]
    [InlineData(500, 100)]
    [InlineData(5_000, 250)]
    public void IsTime_LargerCrowd_IsRarer(int connections, int milliseconds)
    {
        var pace = new PresencePace(time);
        pace.IsTime(connections).ShouldBeTrue();
        time.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        pace.IsTime(connections).ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));
        pace.IsTime(connections).ShouldBeTrue();
        pace.IsTime(connections).ShouldBeFalse();
    }
}
