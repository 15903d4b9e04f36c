using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace Cadre.Server.Tests;

/// <summary>The executable as people run it: first start, kill -9, stop.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task FirstStart_ShowsATokenThatMakesTheOwner_AndTheHomeIsPrivate()
    {
        await using var server = await ServerProcess.StartAsync();
        var token = server.Line.Split("#token=")[1];
        (await File.ReadAllTextAsync(Path.Combine(server.Home, "setup-token"))).Trim().ShouldBe(token);
        ModeOf(server.Home).ShouldBe("700");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(server.Home, "secrets")).Append(Path.Combine(server.Home, "cli.key")).Append(Path.Combine(server.Home, "setup-token")))
        {
            ModeOf(file).ShouldBe("600", file);
        }

        using var client = server.NewClient();
        (await client.PostAsJsonAsync("/api/v1/setup", Owner(token))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Killed_NextStartTakesTheClusterOverAndKeepsEverything()
    {
        await using var server = await ServerProcess.StartAsync();
        using var before = server.NewClient();
        await before.PostAsJsonAsync("/api/v1/setup", Owner(server.Line.Split("#token=")[1]));
        await server.KillAsync();
        server.IsClusterUp.ShouldBeTrue();

        await server.RestartAsync();
        server.Line.ShouldNotContain("#token");
        using var after = server.NewClient();
        var answer = await after.PostAsJsonAsync("/api/v1/sessions", new { email = "ada@example.org", password = "violet lamp river" });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task KilledWithItsCluster_NextStartRecovers()
    {
        await using var server = await ServerProcess.StartAsync();
        using var before = server.NewClient();
        await before.PostAsJsonAsync("/api/v1/setup", Owner(server.Line.Split("#token=")[1]));
        var postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(server.PostgresFolder, "data", "postmaster.pid")))[0], System.Globalization.CultureInfo.InvariantCulture);
        await server.KillAsync();
        Process.GetProcessById(postmaster).Kill();

        await server.RestartAsync();
        using var after = server.NewClient();
        (await after.PostAsJsonAsync("/api/v1/sessions", new { email = "ada@example.org", password = "violet lamp river" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Terminated_EndsCleanlyWithOpenStreams_AndStopsItsCluster()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = server.NewClient();
        await client.PostAsJsonAsync("/api/v1/setup", Owner(server.Line.Split("#token=")[1]));
        using var stream = await client.GetAsync("/api/v1/streams/workspace", HttpCompletionOption.ResponseHeadersRead);

        (await server.TerminateAsync()).ShouldBe(0);
        server.IsClusterUp.ShouldBeFalse();
        File.Exists(Path.Combine(server.Home, "server.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Doctor_OnARunningServer_SeesItsDatabase_AndStopStopsIt()
    {
        await using var server = await ServerProcess.StartAsync();
        var (exit, report) = await ServerProcess.RunAsync(server.Home, "doctor");
        report.ShouldContain("pass  row security");
        exit.ShouldBe(report.Contains("FAIL", StringComparison.Ordinal) ? 1 : 0);
        (await ServerProcess.RunAsync(server.Home, "stop")).Exit.ShouldBe(0);
        server.IsClusterUp.ShouldBeFalse();
    }

    private static object Owner(string token) => new { token, email = "ada@example.org", name = "Ada", password = "violet lamp river", workspaceName = "Lamps" };

    private static string ModeOf(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);
}
