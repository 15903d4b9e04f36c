using Cadre.Planning.Composition;

namespace Cadre.Planning.Tests;

public class RowBreaksTests
{
    [Theory]
    [InlineData(3, 340, 280, 1)]
    [InlineData(8, 340, 280, 2)]
    [InlineData(24, 340, 280, 4)]
    [InlineData(1, 5_000, 100, 1)]
    public void Of_Boxes_FillAScreen(int count, double width, double height, int rows)
    {
        var broken = RowBreaks.Of([.. Enumerable.Repeat((width, height), count)], 120, 120);
        (broken.Max() + 1).ShouldBe(rows);
        broken.ShouldBe(broken.Order());
    }
}
