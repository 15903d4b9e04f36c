using System.Diagnostics;

namespace Cadre.Sandboxes.Tests;

/// <summary>Programs that try to outlive their end.</summary>
public sealed class SurvivalAttacks(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A sleep time that nobody else uses: how survivors are found on the host.</summary>
    private static string Marker() => $"7{Random.Shared.Next(1_000_000, 9_999_999)}";

    public static int CountOf(string marker) => Directory.GetDirectories("/proc").Count(folder =>
    {
        try
        {
            return int.TryParse(Path.GetFileName(folder), out _) && File.ReadAllText($"{folder}/cmdline").Contains(marker, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    });

    [Theory]
    [InlineData("setsid sleep M & exit 0")]
    [InlineData("( ( sleep M & ) & ) ; exit 0")]
    [InlineData("trap '' TERM HUP INT QUIT; sleep M & exec sleep M")]
    [InlineData("kill -STOP $$; sleep M")]
    [InlineData("exec <&- >&- 2>&-; sleep M & sleep M")]
    [InlineData("for i in 1 2 3 4 5 6 7 8; do ( trap '' TERM; setsid sleep M >/dev/null 2>&1 & ); done; kill -STOP $$")]
    [InlineData("nohup sleep M & disown 2>/dev/null; sleep M")]
    public async Task Program_EndedOrStopped_LeavesNothing(string script)
    {
        var marker = Marker();
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.ShellAsync(script.Replace("M", marker, StringComparison.Ordinal), new SandboxLimits { Wall = TimeSpan.FromMilliseconds(400) });
        run.Exit.Reason.ShouldBeOneOf(StopReason.Exit, StopReason.Wall);
        CountOf(marker).ShouldBe(0);
    }

    [Fact]
    public async Task Zombies_DoNotPreventTheEnd()
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.PythonAsync("import os, time\nfor i in range(20):\n  if os.fork() == 0: os._exit(0)\ntime.sleep(30)", new SandboxLimits { Wall = TimeSpan.FromMilliseconds(300) });
        run.Exit.Reason.ShouldBe(StopReason.Wall);
    }

    [Fact]
    public async Task Cancel_AtAnyMomentOfTheStart_LeavesNothing()
    {
        var marker = Marker();
        await using var sandbox = await fixture.OpenAsync();
        for (var i = 0; i < 40; i++)
        {
            using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(i * 0.7));
            try
            {
                var started = await sandbox.ExecAsync(["/usr/bin/sleep", marker], new ExecOptions(), cancel.Token);
                await started.Value.KillAsync(Token);
            }
            catch (OperationCanceledException)
            {
                continue;
            }
        }

        CountOf(marker).ShouldBe(0);
        sandbox.Processes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_Killed_LeavesNoSandboxAlive()
    {
        for (var trial = 0; trial < 8; trial++)
        {
            var marker = Marker();
            var root = Path.Combine(fixture.Root, $"victim{trial}");
            using var victim = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Cadre.Sandboxes.Victim.dll"), root, marker, "30"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var wanted = trial % 2 == 0 ? "probed" : $"started {trial}";
            while (await victim.StandardOutput.ReadLineAsync(Token) is { } line && line != wanted)
            {
            }

            await Task.Delay(TimeSpan.FromMilliseconds(trial * 3), Token); // In the middle of a start, a little later each time.
            victim.Kill();
            await victim.WaitForExitAsync(Token);
            var deadline = Stopwatch.StartNew();
            while (CountOf(marker) > 0 && deadline.Elapsed < TimeSpan.FromSeconds(2))
            {
                await Task.Delay(20, Token);
            }

            CountOf(marker).ShouldBe(0);
        }
    }
}
