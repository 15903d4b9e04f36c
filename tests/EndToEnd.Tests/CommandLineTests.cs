using Cadre.EndToEnd.Tests.Support;

namespace Cadre.EndToEnd.Tests;

/// <summary>The main job from the shell, without any model.</summary>
public sealed class CommandLineTests : IClassFixture<CadreFixture>
{
    private readonly RunningCadre cadre;

    public CommandLineTests(CadreFixture fixture) => cadre = fixture.Cadre;

    [Fact]
    public async Task Run_BusinessIntent_EndsWithReportTablesAndCharts()
    {
        using var folder = new TemporaryFolder();
        var ended = await cadre.CliAsync("run", "I want to build a business selling solar lamps in Kenya", "--yes", "--out", folder.Path);

        ended.Exit.ShouldBe(0, ended.ToString());
        var files = folder.Files();
        files.ShouldContain(f => f.EndsWith(".pdf", StringComparison.Ordinal) && folder.StartsWith(f, "%PDF"));
        files.ShouldContain(f => f.EndsWith(".svg", StringComparison.Ordinal));
        files.ShouldContain(f => f.EndsWith("canvas.json", StringComparison.Ordinal));
        folder.AllText().ShouldContain("Kenya");

        var canvas = (await cadre.JsonAsync("canvases"))["items"]!.AsArray().First(c => c!["title"]!.GetValue<string>().Contains("Solar lamps", StringComparison.Ordinal))!["id"]!.GetValue<string>();
        var zip = Path.Combine(folder.Path, "all.zip");
        var downloaded = await cadre.CliAsync("canvases", "download", canvas, "--out", zip);
        downloaded.Exit.ShouldBe(0, downloaded.ToString());
        using var archive = System.IO.Compression.ZipFile.OpenRead(zip);
        archive.Entries.ShouldContain(e => e.FullName == "index.html");
        archive.Entries.Count.ShouldBeGreaterThan(20);
        archive.Entries.Sum(e => e.Length).ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public async Task Run_CsvFile_AnalysesItsColumns()
    {
        using var folder = new TemporaryFolder();
        var csv = Path.Combine(folder.Path, "harvest.csv");
        var rows = Enumerable.Range(0, 300).Select(i => $"{(i % 3 == 0 ? "north" : "south")},{2000 + (i % 20)},{(i * 7 % 50) + (i % 3 == 0 ? 40 : 0)}");
        await File.WriteAllTextAsync(csv, "region,year,tonnes\n" + string.Join('\n', rows) + "\n");
        var ended = await cadre.CliAsync("run", "Analyse this CSV: what drives the tonnes?", "--yes", "--file", csv, "--out", Path.Combine(folder.Path, "out"));

        ended.Exit.ShouldBe(0, ended.ToString());
        folder.AllText().ShouldContain("region");
    }

    [Theory]
    [InlineData(2, "runs", "--limit", "many")]
    [InlineData(5, "runs", "show", "0190f5a0-0000-7000-8000-000000000000")]
    [InlineData(2, "run", "something", "--file", "/no/such/file.csv", "--yes")]
    [InlineData(6, "run", "   ", "--yes")]
    public async Task Commands_WrongInput_EndWithTheirCode(int exit, params string[] arguments)
    {
        var ended = await cadre.CliAsync(arguments);
        ended.Exit.ShouldBe(exit, ended.ToString());
    }

    [Fact]
    public async Task Canvases_ExportThenImport_KeepsEveryBlock()
    {
        using var folder = new TemporaryFolder();
        var plan = await cadre.JsonAsync("run", "Write a short welcome letter for new volunteers of an animal shelter", "--yes");
        var (file, canvas) = (Path.Combine(folder.Path, "canvas.json"), plan["canvasId"]!.GetValue<string>());
        (await cadre.CliAsync("canvases", "export", canvas, "--out", file)).Exit.ShouldBe(0);
        var imported = await cadre.JsonAsync("canvases", "import", file);
        var again = Path.Combine(folder.Path, "again.json");
        (await cadre.CliAsync("canvases", "export", imported["id"]!.GetValue<string>(), "--out", again)).Exit.ShouldBe(0);
        (await cadre.JsonAsync("schedules", "add", canvas, "--name", "Morning", "--cron", "0 9 * * 1-5", "--zone", "Europe/Berlin"))["words"]!.GetValue<string>().ShouldBe("Every weekday at 09:00");
        (await cadre.JsonAsync("schedules", "edit", "Morning", "--at", "07:30", "--weekday", "1"))["words"]!.GetValue<string>().ShouldBe("Every Monday at 07:30");
        (await cadre.CliAsync("schedules", "rm", "Morning")).Exit.ShouldBe(0);
        Normalised(again).ShouldBe(Normalised(file));
    }

    [Fact]
    public async Task SandboxShell_OnATerminal_GivesEveryKeyInside()
    {
        await cadre.JsonAsync("sandbox", "new", "keys");
        var ended = await cadre.ShellOnTerminalAsync("sandbox", "shell", "keys");
        ended.Exit.ShouldBe(7, ended.ToString());
        ended.Output.Split("hello from here").Length.ShouldBe(3, ended.ToString()); // As it was typed, and from the file.
    }

    private static string Normalised(string file)
    {
        var canvas = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!;
        return string.Join('\n', canvas["blocks"]!.AsArray().Concat(canvas["connections"]!.AsArray()).Select(n => n!.ToJsonString()).Order(StringComparer.Ordinal));
    }
}
