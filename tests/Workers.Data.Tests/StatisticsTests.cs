using Cadre.Workers.Data.Profile;

namespace Cadre.Workers.Data.Tests;

public sealed class StatisticsTests
{
    [Fact]
    public void MannKendall_KnownSeries_AgreesWithHandComputation()
    {
        var (tau, p) = Statistics.MannKendall([10, 12, 11, 14, 15, 13, 17, 18, 18, 21, 20, 24]);
        tau.ShouldBe(57.0 / 66, 1e-12);
        p.ShouldBe(0.00011854146541485209, 2e-7);
    }

    [Fact]
    public void Ranks_Ties_ShareTheMean() => Statistics.Ranks([30, 10, 20, 20]).ShouldBe([4, 1, 2.5, 2.5]);

    [Fact]
    public void Pearson_Constant_IsNotANumber() => double.IsNaN(Statistics.Pearson([1, 2, 3], [5, 5, 5])).ShouldBeTrue();

    [Fact]
    public void CramersV_WithoutCorrection_IsRootOfPhiSquared()
    {
        int[] x = [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 30)];
        int[] y = [.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 20)];
        Statistics.CramersV(x, 2, y, 2, correctBias: false).V.ShouldBe(1.0 / 3, 1e-12);
    }

    [Theory]
    [InlineData(0, 1, 5)]
    [InlineData(-3.7, 12.2, 6)]
    [InlineData(1e9, 1.2e9, 5)]
    [InlineData(0.00012, 0.00019, 4)]
    [InlineData(5, 5, 5)]
    public void Ticks_CoverTheRangeInEvenSteps(double low, double high, int parts)
    {
        var ticks = NiceScale.Ticks(low, high, parts);
        ticks[0].ShouldBeLessThanOrEqualTo(low);
        ticks[^1].ShouldBeGreaterThanOrEqualTo(high);
        ticks.Length.ShouldBeInRange(2, parts + 4);
        (ticks[1] - ticks[0]).ShouldBe(ticks[^1] - ticks[^2], Math.Abs(ticks[1] - ticks[0]) * 1e-6);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(-0.12345, "−0.1235")]
    [InlineData(12.3456, "12.35")]
    [InlineData(1e-7, "1e−7")]
    public void Num_IsShort(double value, string expected) => Wording.Num(value).ShouldBe(expected);
}
