using Cadre.Canvases.Live.Editing;

namespace Cadre.Canvases.Tests.Live;

public class FractionalIndexTests
{
    [Fact]
    public void After_ManyTimes_StaysOrderedAndShort()
    {
        string? key = null;
        for (var i = 0; i < 5000; i++)
        {
            var next = FractionalIndex.After(key);
            string.CompareOrdinal(next, key).ShouldBeGreaterThan(0);
            next.Length.ShouldBeLessThanOrEqualTo(4);
            key = next;
        }
    }

    [Theory]
    [InlineData(null, "a0")]
    [InlineData("a0", "a1")]
    [InlineData("az", "b00")]
    [InlineData("a0V", "a1")]
    [InlineData("?", "?V")]
    public void After_Key_IsWhatTheClientWrites(string? key, string expected) => FractionalIndex.After(key).ShouldBe(expected);
}
