using Cadre.Workers.Data.Models;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

/// <summary>
/// Expected values were computed with software of others: statsmodels 0.13.5 (OLS, durbin_watson, jarque_bera, het_breuschpagan, variance_inflation_factor,
/// seasonal_decompose, acf, ExponentialSmoothing), scikit-learn 1.2.1 (KMeans with 50 starts, silhouette_score) and scipy 1.10.1 (distributions). Longley's
/// coefficients are the certified ones of NIST's reference data. Air: monthly air passengers 1949–1960 (Box and Jenkins, series G).
/// </summary>
public sealed class ModelTests : WorkerFixture
{
    private static readonly double[] Air =
    [
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166,
        171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
        242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336,
        340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432,
    ];

    [Fact]
    public void Regression_OfCars_AgreesWithStatsmodels()
    {
        var fit = RegressionFit.Of("mpg", Column("mpg"), [("wt", Column("wt")), ("hp", Column("hp")), ("cyl", Column("cyl"))])!;
        fit.Terms.Select(t => t.Coefficient).ShouldBe([38.75178737287, -3.166973110749, -0.01803810214315, -0.9416168119907], 1e-9);
        fit.Terms.Select(t => t.StandardError).ShouldBe([1.786864029428, 0.740575879268, 0.011876249945, 0.550916381451], 1e-9);
        fit.Terms.Select(t => t.P).ShouldBe([4.799398801284e-19, 1.994764974722e-4, 1.400151550152e-1, 9.848009747972e-2], 1e-10);
        (fit.Terms[1].Low, fit.Terms[1].High).ShouldSatisfyAllConditions(ci => ci.Low.ShouldBe(-4.683974030882, 1e-8), ci => ci.High.ShouldBe(-1.649972190615, 1e-8));
        fit.Terms.Skip(1).Select(t => t.Vif!.Value).ShouldBe([2.5804863954706563, 3.258480916676141, 4.75745556726258], 1e-9);
        fit.RSquared.ShouldBe(0.8431499832693988, 1e-12);
        fit.AdjustedRSquared.ShouldBe(0.8263446243339773, 1e-12);
        fit.F.ShouldBe(50.1714950873347, 1e-9);
        fit.FP.ShouldBe(2.1841780606586473e-11, 1e-20);
        fit.Sigma.ShouldBe(2.51154847084154, 1e-12);
        fit.DurbinWatson.ShouldBe(1.6440696813487834, 1e-12);
        fit.JarqueBeraP.ShouldBe(0.12125136777918324, 1e-10);
        fit.BreuschPaganP.ShouldBe(0.40173488804277424, 1e-10);
        fit.LargestCook.ShouldBe(0.3316313326330959, 1e-10);
    }

    [Fact]
    public void Regression_Longley_AgreesWithTheCertifiedValues()
    {
        double[][] x =
        [
            [83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9],
            [234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704, 502601, 518173, 554894],
            [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007],
            [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827],
            [107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366, 125368, 127852, 130081],
            [.. Enumerable.Range(1947, 16).Select(y => (double)y)],
        ];
        double[] y = [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551];
        var fit = LeastSquares.Fit(x, y)!;
        double[] certified = [-3482258.63459582, 15.0618722713733, -0.358191792925910e-1, -2.02022980381683, -1.03322686717359, -0.511041056535807e-1, 1829.15146461355];
        fit.Coefficients.Zip(certified, (b, c) => Math.Abs((b - c) / c)).Max().ShouldBeLessThan(1e-8);
        fit.StandardErrors[0].ShouldBe(890420.383607373, 1e-3);
    }

    [Fact]
    public void Regression_ColumnThatRepeatsAnother_IsLeftOut()
    {
        var wt = Column("wt");
        var fit = RegressionFit.Of("mpg", Column("mpg"), [("wt", wt), ("kilograms", wt.Select(v => v * 453.6).ToArray())])!;
        fit.Left.ShouldBe(["kilograms"]);
        fit.Terms.Count.ShouldBe(2);
    }

    [Fact]
    public void Clusters_OfCars_AgreeWithScikitLearn()
    {
        var fit = ClusterFit.Of([("mpg", Column("mpg")), ("hp", Column("hp")), ("wt", Column("wt"))])!;
        fit.Tried.Take(5).Select(t => t.Inertia).ShouldBe([39.82344283012526, 24.50437867148832, 16.243696620058145, 9.473586859317532, 7.933062775023588], 1e-8);
        fit.Tried.Take(5).Select(t => t.Silhouette).ShouldBe([0.4608010471484143, 0.41254623909699906, 0.4544536961943588, 0.48779965456261093, 0.41894477559044924], 1e-9);
        fit.Groups.Select(g => g.Count).Order().ShouldBe([3, 4, 6, 8, 11]);
    }

    [Fact]
    public void Season_OfAirPassengers_AgreesWithStatsmodels()
    {
        var trend = Decomposition.Trend(Air, 12);
        trend[6..10].ShouldBe([126.791666666667, 127.25, 127.958333333333, 128.583333333333], 1e-9);
        Decomposition.Season(Air, trend, 12).ShouldBe(
            [-24.748737373737, -36.188131313131, -2.241161616162, -8.036616161616, -4.506313131313, 35.402777777778, 63.830808080808, 62.823232323232, 16.520202020202, -20.642676767677, -53.593434343434, -28.61994949495], 1e-9);
        Decomposition.Autocorrelation(Air, 12).ShouldBe(0.760395042263, 1e-9);
    }

    [Fact]
    public void HoltWinters_WithGivenWeights_AgreesWithStatsmodels()
    {
        var additive = HoltWinters.Smooth(Air, 12, false, 0.3, 0.05, 0.4);
        additive.SquaredErrors.ShouldBe(37890.46355466392, 1e-5);
        Enumerable.Range(1, 3).Select(additive.Ahead).ShouldBe([460.069036381857, 443.352653215991, 491.778312026878], 1e-6);
        var multiplicative = HoltWinters.Smooth(Air, 12, true, 0.3, 0.05, 0.4);
        multiplicative.SquaredErrors.ShouldBe(19076.50476679978, 1e-5);
        multiplicative.Ahead(11).ShouldBe(423.992633053605, 1e-6);
    }

    [Fact]
    public void HoltWinters_Fitted_IsBetterThanEveryPointOfAGrid()
    {
        var fit = HoltWinters.Fit(Air, 12);
        fit.Multiplicative.ShouldBeTrue();
        fit.SquaredErrors.ShouldBeLessThan(17002.24895223343, "the best of the 9,261 weights in steps of 0.05, by numpy");
    }

    [Fact]
    public void Distributions_AgreeWithScipy()
    {
        Distributions.StudentTwoSided(2.3, 7).ShouldBe(0.05499109520437154, 1e-12);
        Distributions.StudentQuantile(0.95, 28).ShouldBe(2.048407141795244, 1e-9);
        Distributions.StudentQuantile(0.95, 1).ShouldBe(12.706204736432095, 1e-8);
        Distributions.FisherUpper(3.4, 3, 28).ShouldBe(0.031400066139274506, 1e-12);
        Distributions.ChiSquaredUpper(5.2, 3).ShouldBe(0.15772445039666255, 1e-12);
    }

    [Fact]
    public void Analyse_SeriesWithTexts_ForecastsAndReadsThem()
    {
        var months = Air.Select((v, i) => $"{1949 + (i / 12)}-{(i % 12) + 1:00}-01,{v},\"{(i % 3 == 0 ? "The cabin crew was great and friendly" : i % 3 == 1 ? "Terrible delay, the flight was not good at all" : "We flew to Boston by night with the cabin crew")} {i}\"");
        var response = Run(new Request { Operation = "analyse", Output = "o", Target = "passengers", Tables = [new TableSource { Inline = "month,passengers,comment\n" + string.Join('\n', months) }] });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        var forecast = response.Models!.Forecasts[0];
        forecast.Period.ShouldBe(12);
        forecast.Mape!.Value.ShouldBeLessThan(6);
        forecast.NaiveMape!.Value.ShouldBeGreaterThan(forecast.Mape.Value);
        forecast.Points.ShouldAllBe(p => p.Low < p.Value && p.Value < p.High);
        forecast.Points[0].Period.ShouldBe("1961-01-01");
        var text = response.Models.Texts.ShouldHaveSingleItem();
        text.Terms.ShouldContain(t => t.Term == "cabin crew" && t.Texts == 96);
        (text.Positive, text.Negative, text.Unclear).ShouldBe((48 / 144.0, 48 / 144.0, 48 / 144.0));
        response.Report!.ShouldContain("multiplicative season of 12");
        response.Report!.ShouldContain("This counts words");
        response.Charts!.Select(c => c.Kind).ShouldContain("forecast");
    }

    [Fact]
    public void Analyse_Methods_AreChosenOrRefused()
    {
        var request = new Request { Operation = "analyse", Output = "o", Target = "mpg", Methods = ["regression"], Tables = [new TableSource { Path = Sample("mtcars.csv") }] };
        var response = Run(request);
        response.Models!.Clusters.ShouldBeNull();
        response.Models.Regression!.Target.ShouldBe("mpg");
        response.Report!.ShouldContain("does not show that one column causes another");
        ShouldFail(Run(request with { Methods = ["magic"] }), "request.method");
    }

    private static double[] Column(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Files", "mtcars.csv"));
        var at = Array.IndexOf(lines[0].Split(','), name);
        return lines.Skip(1).Where(l => l.Length > 0).Select(l => double.Parse(l.Split(',')[at], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
    }
}
