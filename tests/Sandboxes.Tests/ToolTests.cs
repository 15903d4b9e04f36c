using System.Text;

namespace Cadre.Sandboxes.Tests;

/// <summary>The programs that blocks run must run inside.</summary>
public sealed class ToolTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static readonly SandboxLimits Browser = new() { MemoryBytes = 1536L * 1024 * 1024, Processes = 512, Wall = TimeSpan.FromSeconds(60) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/usr/bin/python3", "-c", "import ssl, sqlite3, json, threading; print(sum(range(10)))", "45")]
    [InlineData("/usr/bin/node", "-e", "const fs = require('fs'); fs.writeFileSync('f', 'x'); console.log([1, 2].map(x => x * 2).join())", "2,4")]
    [InlineData("/bin/sh", "-c", "seq 3 | awk '{s += $1} END {print s}' > /dev/stdout", "6")]
    public async Task Interpreter_Runs(string program, string flag, string source, string expected)
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.ProgramAsync([program, flag, source]);
        run.StderrText.ShouldBeEmpty();
        run.StdoutText.Trim().ShouldBe(expected);
    }

    [Fact]
    public async Task Dotnet_Assembly_Runs()
    {
        var runtime = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../..", "x")))!;
        var spec = new SandboxSpec
        {
            ReadOnlyMounts = [new ReadOnlyMount(runtime, "/opt/dotnet"), new ReadOnlyMount(AppContext.BaseDirectory.TrimEnd('/'), "/opt/app")],
            Environment = new Dictionary<string, string> { ["DOTNET_gcServer"] = "0", ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_TieredPGO"] = "0" },
        };
        await using var sandbox = await fixture.OpenAsync(spec);
        var run = await sandbox.ProgramAsync(["/opt/dotnet/dotnet", "exec", "/opt/app/Cadre.Sandboxes.Victim.dll"]);
        run.StderrText.ShouldBeEmpty();
        run.StdoutText.ShouldBe("hello from .NET 10\n");
    }

    [Fact]
    public async Task Chromium_Headless_PrintsPdf()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "chromium is not installed");
        await using var sandbox = await fixture.OpenAsync(new SandboxSpec { Limits = Browser });
        await sandbox.Files.WriteAsync("page.html", new MemoryStream("<h1>Hello</h1><svg width='50' height='50'><circle r='20' cx='25' cy='25'/></svg>"u8.ToArray()), false, Token);
        var run = await sandbox.ProgramAsync([
            "/usr/bin/chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--user-data-dir=/work/.profile", "--no-pdf-header-footer", "--print-to-pdf=/work/page.pdf", "file:///work/page.html"]);
        run.Exit.Succeeded.ShouldBeTrue($"{run.Exit}: {run.StderrText}");
        Encoding.ASCII.GetString((await sandbox.Files.ReadAsync("page.pdf", 10_000_000, Token)).Value, 0, 5).ShouldBe("%PDF-");
    }

    [Fact]
    public async Task SpeechAndVideo_Programs_MakeMp4()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg") && File.Exists("/usr/bin/espeak-ng"), "ffmpeg or espeak-ng is not installed");
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.ShellAsync(
            "espeak-ng -w voice.wav 'hello there' && ffmpeg -v error -f lavfi -i color=c=blue:s=160x120:d=1 -i voice.wav -shortest -c:v libx264 -threads 2 -pix_fmt yuv420p out.mp4 && stat -c %s out.mp4");
        run.Exit.Succeeded.ShouldBeTrue(run.StderrText);
        int.Parse(run.StdoutText, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task PdfText_Program_Runs()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "poppler-utils is not installed");
        await using var sandbox = await fixture.OpenAsync();
        (await sandbox.ProgramAsync(["/usr/bin/pdftotext", "-v"])).Exit.Code.ShouldBe(0);
    }
}
