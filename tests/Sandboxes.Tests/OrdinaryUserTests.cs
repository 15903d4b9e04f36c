using System.Diagnostics;

namespace Cadre.Sandboxes.Tests;

/// <summary>When the tests are root's, conformance and attacks are run again as an ordinary user.</summary>
public sealed class OrdinaryUserTests
{
    public static bool IsRoot => Environment.UserName == "root";

    /// <summary>Whether these tests run here.</summary>
    public static bool CanRun => IsRoot && File.Exists("/usr/bin/setpriv");

    [Fact]
    public async Task AttacksAndConformance_AsOrdinaryUser_HoldToo()
    {
        Assert.SkipUnless(CanRun, "only root can become someone else");
        var home = Directory.CreateTempSubdirectory("cadre-user");
        Process.Start("chmod", ["777", home.FullName]).WaitForExit();
        string[] arguments =
        [
            "--reuid", "61234", "--regid", "61234", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Cadre.Sandboxes.Tests.dll"),
            "-class", "*.WatchedBubblewrapConformanceTests", "-class", "*.BubblewrapHostAttacks", "-class", "*SystemCallAttacks", "-class", "*FileAttacks", "-class", "*.WatchedResourceAttacks", "-class", "*.ProvenAttackTests", "-class", "*.WatchedProvenResourceTests", "-noColor",
        ];
        var start = new ProcessStartInfo("/usr/bin/setpriv", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["TMPDIR"] = start.Environment["HOME"] = home.FullName;
        start.Environment["CI"] = "true"; // A skip would prove nothing.
        using var tests = Process.Start(start)!;
        var output = await tests.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tests.WaitForExitAsync(TestContext.Current.CancellationToken);
        tests.ExitCode.ShouldBe(0, output);
        output.ShouldContain("Failed: 0");
        output.ShouldNotContain("Total: 0");
        home.Delete(recursive: true);
    }
}
