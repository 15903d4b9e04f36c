using System.Xml.Linq;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

public sealed class AnalyseTableTests : WorkerFixture
{
    [Fact]
    public void Analyse_QuestionNamesColumns_IsAnsweredWithTheFigures()
    {
        var response = Analyse("Which cyl has the best mpg?", Sample("mtcars.csv"));
        response.Figures!["answered"].ShouldBe(1);
        response.Report!.ShouldContain("highest for **cyl 4** (26.66)");
        response.Charts![0].Kind.ShouldBe("bar");
    }

    [Theory]
    [InlineData("How are hp and wt related?", "**hp** and **wt** are moderately related")]
    [InlineData("Which cyl has the lowest hp?", "is lowest for **cyl 4**")]
    [InlineData("What is a typical mpg?", "**mpg** has a median of 19.2")]
    public void Analyse_KindsOfQuestion_GetTheirKindOfAnswer(string question, string answer) =>
        Analyse(question, Sample("mtcars.csv")).Report!.ShouldContain(answer);

    [Fact]
    public void Analyse_QuestionNamesNothing_SaysSo()
    {
        var response = Analyse("Is the moon made of cheese?", Sample("mtcars.csv"));
        response.Figures!["answered"].ShouldBe(0);
        response.Report!.ShouldContain("could not be matched");
    }

    [Fact]
    public void Analyse_Charts_AreWellFormedFilesThatTheReportNames()
    {
        var response = Analyse(null, Sample("mtcars.csv"));
        response.Charts!.Select(c => c.Kind).ShouldContain("heatmap");
        foreach (var chart in response.Charts!)
        {
            var svg = XDocument.Load(Path.Combine(Folder, chart.Path));
            svg.Root!.Name.LocalName.ShouldBe("svg");
            svg.ToString().ShouldNotContain("NaN");
            response.Report!.ShouldContain($"({Path.GetFileName(chart.Path)})");
        }
        response.Files![0].Path.ShouldBe("o/report.md");
    }

    [Fact]
    public void Analyse_SeriesThatTurns_IsToldByItsTurnAndNotByItsEnds()
    {
        var rows = string.Concat(Enumerable.Range(0, 24).Select(i => $"{2024 + (i / 12)}-{(i % 12) + 1:00}-01,{((i - 13) * (i - 13) * 10) - 3000}\n"));
        var report = Analyse("How does cash_usd develop over time?", Write("c.csv", "month,cash_usd\n" + rows)).Report!;
        report.ShouldContain("Cash usd **falls to −3,000 (2025-02) and then rises to −2,000** (2025-12).");
        report.ShouldNotContain("Mean cash");
    }

    [Fact]
    public void Analyse_HostileNames_AreOnlyText()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"{(i % 2 == 0 ? "<b onload=x>" : "[l](javascript:y)")},{i},{i % 7}\n"));
        var response = Analyse("<img src=x onerror=alert(1)>", Write("h.csv", "<script>alert(1)</script>,`a|b`,\"c\"\"]]>\"\n" + rows));
        response.Report!.ShouldNotContain("<script");
        response.Report!.ShouldNotContain("<img");
        response.Report!.ShouldNotContain("[l](javascript");
        foreach (var chart in response.Charts!)
            XDocument.Load(Path.Combine(Folder, chart.Path)).Descendants().ShouldAllBe(e => e.Name.LocalName != "script" && e.Name.LocalName != "b");
    }

    [Theory]
    [InlineData("a\n1\n")]
    [InlineData("a,b\n,\n,\n")]
    [InlineData("t\nx\ny\n")]
    [InlineData("d\n2020-01-01\n2020-01-02\n2020-01-03\n2020-01-04\n2020-01-05\n")]
    [InlineData("v\n1e308\n-1e308\n5\n")]
    [InlineData("v,w\n1,1\n1,1\n1,1\n")]
    public void Analyse_SmallAndOddTables_DoNotFail(string table) => Analyse("what is v?", Write("o.csv", table)).Ok.ShouldBeTrue();

    [Fact]
    public void Analyse_UnknownTarget_IsNamed() => ShouldFail(
        Run(new Request { Operation = "analyse", Tables = [new TableSource { Path = Sample("mtcars.csv") }], Target = "nope" }), "column.unknown");

    private Response Analyse(string? question, string file)
    {
        var response = Run(new Request { Operation = "analyse", Question = question, Tables = [new TableSource { Path = file }], Output = "o", MaxCharts = 24 });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        return response;
    }
}
