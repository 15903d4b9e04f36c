using System.Diagnostics;

namespace Cadre.Sandboxes.Tests;

/// <summary>Programs that try to outlive their end.</summary>
public sealed class SurvivalAttacks(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("CADRE_SANDBOX_KILLS") ?? "6", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A sleep time that nobody else uses: how survivors are found on the host.</summary>
    public static string Marker() => $"7{Random.Shared.Next(1_000_000, 9_999_999)}";

    public static int CountOf(string marker) => Named(marker).Count;

    /// <summary>The processes in whose command line it stands.</summary>
    public static IReadOnlyList<int> Named(string marker) => [.. Directory.GetDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0).Where(pid => pid > 0 && Carries(pid, marker))];

    /// <summary>A server to kill.</summary>
    public static Process StartVictim(string root, string marker, params string[] how) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Cadre.Sandboxes.Victim.dll"), root, marker, "30", .. how]) { RedirectStandardOutput = true, UseShellExecute = false })!;

    private static bool Carries(int pid, string marker)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Contains(marker, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Ways to stay; M is how long.</summary>
    public static IReadOnlyList<string> Scripts { get; } =
    [
        "setsid sleep M & exit 0",
        "( ( sleep M & ) & ) ; exit 0",
        "trap '' TERM HUP INT QUIT; sleep M & exec sleep M",
        "kill -STOP $$; sleep M",
        "exec <&- >&- 2>&-; sleep M & sleep M",
        "for i in 1 2 3 4 5 6 7 8; do ( trap '' TERM; setsid sleep M >/dev/null 2>&1 & ); done; kill -STOP $$",
        "nohup sleep M & disown 2>/dev/null; sleep M",
    ];

    public static TheoryData<string> EachScript => [.. Scripts];

    [Theory]
    [MemberData(nameof(EachScript))]
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
    public Task Server_Killed_LeavesNoSandboxAlive() => Parallel.ForAsync(
        0,
        Kills,
        new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Token },
        async (trial, _) =>
        {
            var marker = Marker();
            using var victim = StartVictim(Path.Combine(fixture.Root, $"victim{trial}"), marker);
            var wanted = (trial % 3) switch { 0 => "probed", 1 => $"started {trial % 20}", _ => "started 20" }; // More are being started meanwhile: it makes 30.
            while (await victim.StandardOutput.ReadLineAsync(Token) is { } line && line != wanted)
            {
            }

            await Task.Delay(TimeSpan.FromMilliseconds(trial % 20 * 3), Token); // In the middle of a start, a little later each time.
            victim.Kill();
            await victim.WaitForExitAsync(Token);
            var deadline = Stopwatch.StartNew();
            while (CountOf(marker) > 0 && deadline.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(20, Token);
            }

            CountOf(marker).ShouldBe(0);
        });
}
