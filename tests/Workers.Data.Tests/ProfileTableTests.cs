using Cadre.Workers.Data.Profile;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

/// <summary>Expected figures come from outside: R's documentation of mtcars, Anscombe (1973), NIST's reference data, and Python's statistics module.</summary>
public sealed class ProfileTableTests : WorkerFixture
{
    private const double Tight = 1e-9;

    [Fact]
    public void Numeric_Lognormal_AgreesWithPythonStatistics()
    {
        var column = Profile(Sample("lognormal.csv")).Columns[0];
        var numeric = column.Numeric!;
        column.Count.ShouldBe(301);
        numeric.Mean.ShouldBe(3.8191993355481726, Tight);
        numeric.Median.ShouldBe(2.928, Tight);
        numeric.Std!.Value.ShouldBe(3.4213864675205707, Tight);
        numeric.Mad.ShouldBe(1.563, Tight);
        numeric.Skewness!.Value.ShouldBe(2.306400668394858, 1e-6);
        (numeric.Min, numeric.Max).ShouldBe((0.263, 21.785));
        double[] expected = [0.431, 0.702, 1.563, 4.781, 10.289, 18.426];
        foreach (var (name, value) in new[] { "p1", "p5", "p25", "p75", "p95", "p99" }.Zip(expected)) numeric.Quantiles[name].ShouldBe(value, Tight, name);
        numeric.Histogram.Counts.Sum().ShouldBe(301);
    }

    [Fact]
    public void Outliers_Lognormal_AgreeWithPython()
    {
        var outliers = Profile(Sample("lognormal.csv")).Outliers.ShouldHaveSingleItem();
        outliers.LowFence.ShouldBe(-3.264, Tight);
        outliers.HighFence.ShouldBe(9.608, Tight);
        outliers.OutsideFences.ShouldBe(18);
        outliers.RobustZ.ShouldBe(12);
        outliers.Examples[0].ShouldBe(21.785);
    }

    [Fact]
    public void Associations_Mtcars_AgreeWithR()
    {
        var profile = Profile(Sample("mtcars.csv"));
        Value(profile, "pearson", "mpg", "wt").ShouldBe(-0.8676594, 1e-7);
        Value(profile, "pearson", "mpg", "hp").ShouldBe(-0.7761684, 1e-7);
        Value(profile, "spearman", "mpg", "wt").ShouldBe(-0.886422, 1e-6);
        Math.Pow(Value(profile, "correlationRatio", "cyl", "mpg"), 2).ShouldBe(824.7846 / 1126.0472, 1e-6);
        var mpg = profile.Column("mpg").Numeric!;
        mpg.Std!.Value.ShouldBe(6.026948, 1e-6);
        mpg.Quantiles["p25"].ShouldBe(15.425, Tight);
        mpg.Quantiles["p75"].ShouldBe(22.8, Tight);
        (mpg.Mad * 1.4826).ShouldBe(5.41149, 1e-5);
        profile.Columns.Select(c => c.Role).ShouldBe([ColumnRoles.FreeText, ColumnRoles.Measure, ColumnRoles.Dimension, ColumnRoles.Measure, ColumnRoles.Measure]);
    }

    [Fact]
    public void Groups_Mtcars_AgreeWithR()
    {
        var groups = Profile(Sample("mtcars.csv")).Groups.First(g => g is { Dimension: "cyl", Measure: "mpg" }).Groups;
        groups.Select(g => g.Value.Integer).ShouldBe([4, 6, 8]);
        groups.Select(g => Math.Round(g.Mean, 5)).ShouldBe([26.66364, 19.74286, 15.1]);
        groups.Select(g => g.Count).ShouldBe([11, 7, 14]);
    }

    [Fact]
    public void Associations_Anscombe_ArePublishedValues()
    {
        foreach (var series in (string[])["I", "II", "III", "IV"])
        {
            var query = Run(new Request
            {
                Operation = "query",
                Tables = [new TableSource { Path = Sample("anscombe.json") }],
                Sql = $"select X, Y from data where Series = '{series}'",
                Output = series,
            });
            var profile = Profile(query.Table!.File.Path);
            Value(profile, "pearson", "X", "Y").ShouldBe(0.816, 0.001);
            profile.Column("X").Numeric!.Mean.ShouldBe(9);
            Math.Pow(profile.Column("X").Numeric!.Std!.Value, 2).ShouldBe(11, Tight);
            profile.Column("Y").Numeric!.Mean.ShouldBe(7.5, 0.001);
        }
    }

    [Theory]
    [InlineData(10000000.2, 0.1, 10000000.1, 10000000.3)]
    [InlineData(1000000.2, 0.1, 1000000.1, 1000000.3)]
    public void Numeric_NistNumAcc_KeepsDigits(double mean, double std, double low, double high)
    {
        FormattableString text = $"x\n{mean}\n";
        var pairs = FormattableString.Invariant($"{low}\n{high}\n");
        var numeric = Profile(Write("nist.csv", FormattableString.Invariant(text) + string.Concat(Enumerable.Repeat(pairs, 500)))).Columns[0].Numeric!;
        numeric.Mean.ShouldBe(mean, 1e-7);
        numeric.Std!.Value.ShouldBe(std, 1e-8);
    }

    [Fact]
    public void CramersV_Titanic_AgreesWithChiSquareByHand()
    {
        var rows = string.Concat(Repeat("male,yes", 367), Repeat("male,no", 1364), Repeat("female,yes", 344), Repeat("female,no", 126));
        var profile = Profile(Write("titanic.csv", "sex,survived\n" + rows));
        Value(profile, "cramersV", "sex", "survived").ShouldBe(0.4552091406973812, 1e-9);
        profile.Duplicates!.Rows.ShouldBe(2201 - 4);
    }

    [Fact]
    public void Missing_Counts_AreExact()
    {
        var profile = Profile(Write("m.csv", "a,b\n1,x\n2,\n,y\n,\n5,z\n"));
        profile.Missing.CompleteRows.ShouldBe(2);
        profile.Missing.MissingCells.ShouldBe(4);
        profile.Column("a").Nulls.ShouldBe(2);
        profile.Missing.Share.ShouldBe(0.4, Tight);
    }

    [Fact]
    public void Trend_Monthly_FindsGrainSlopeAndDirection()
    {
        var rows = string.Concat(Enumerable.Range(0, 36).Select(i => $"{2020 + (i / 12)}-{(i % 12) + 1:00}-15,{100 + (5 * i)}\n"));
        var trend = Profile(Write("t.csv", "day,price\n" + rows)).Trends.ShouldHaveSingleItem();
        (trend.Grain, trend.Aggregate, trend.Measure).ShouldBe(("month", "mean", "price"));
        trend.Tau.ShouldBe(1);
        trend.SlopePerPeriod.ShouldBe(5, 0.05);
        trend.ChangePercent!.Value.ShouldBe(175, Tight);
    }

    [Fact]
    public void Profile_LargeTable_SamplesEvenlyAndTheSameEachTime()
    {
        var rows = string.Concat(Enumerable.Range(0, 120_000).Select(i => $"{i % 1000},{(i % 1000) * 2},{(i % 3 == 0 ? "a" : "b")}\n"));
        var file = Write("large.csv", "x,y,g\n" + rows);
        var (first, second) = (Profile(file), Profile(file));
        first.AssociationRows.ShouldBeInRange(30_000, 50_000);
        Value(first, "pearson", "x", "y").ShouldBe(1, Tight);
        second.Associations.ShouldBe(first.Associations);
        first.Findings.First(f => f.Kind == "correlation").Caveats.ShouldContain(c => c.Contains("sample", StringComparison.Ordinal));
    }

    private TableProfile Profile(string file)
    {
        var response = Run(new Request { Operation = "profile", Tables = [new TableSource { Path = file }] });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        return response.Profile!;
    }

    private static double Value(TableProfile profile, string method, string a, string b) =>
        profile.Associations.First(x => x.Method == method && ((x.A == a && x.B == b) || (x.A == b && x.B == a))).Value;

    private static string Repeat(string line, int times) => string.Concat(Enumerable.Repeat(line + "\n", times));
}
