namespace Cadre.Sandboxes.Tests;

/// <summary>Programs in sandboxes that stood ready.</summary>
public sealed class WarmStartTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_OneAfterAnother_SeeNothingOfEachOtherButTheFolder()
    {
        await using var sandbox = await fixture.OpenAsync();
        for (var i = 0; i < 12; i++)
        {
            var options = new ExecOptions
            {
                WorkingDirectory = "/tmp",
                Environment = new Dictionary<string, string> { ["SAID"] = $"it's {i}\n#go\n$(id)", ["N"] = $"{i}" },
                Limits = new SandboxLimits { Processes = 20 + i, MemoryBytes = (64L + i) * 1024 * 1024 },
            };
            var run = await sandbox.RunAsync(["/bin/sh", "-c", "ls /tmp; pwd; printf '%s|' \"$N\" \"$1\" \"$SAID\"; touch /tmp/$N /work/$N; ulimit -p; ls /proc/self/fd | wc -w", "x", "a'b\nc"], options, default, 10_000, Token);
            run.Value.StdoutText.ShouldBe($"/tmp\n{i}|a'b\nc|it's {i}\n#go\n$(id)|{21 + i}\n4\n", run.Value.StderrText);
            await Task.Delay(i % 3 * 20, Token); // Sometimes one is ready, sometimes not.
        }

        (await sandbox.Files.ListAsync("", Token)).Value.Count.ShouldBe(12);
    }

    [Fact]
    public async Task Limits_OfTheProgram_HoldInAWarmSandboxToo()
    {
        await using var sandbox = await fixture.OpenAsync();
        for (var i = 0; i < 4; i++)
        {
            var run = await sandbox.PythonAsync("x = []\nwhile True: x.append(bytearray(1 << 20))", new SandboxLimits { MemoryBytes = 64 * 1024 * 1024 });
            run.Exit.Reason.ShouldBe(StopReason.Memory, $"{run.Exit}{run.StderrText}");
            await Task.Delay(60, Token);
        }
    }

    [Fact]
    public async Task Program_AfterTerminals_HasStreamsOfItsOwn()
    {
        await using var sandbox = await fixture.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await using (var terminal = (await sandbox.OpenTerminalAsync(new TerminalOptions { Argv = ["/bin/true"] }, Token)).Value)
            {
                await terminal.Process.Completion;
            }

            await Task.Delay(150, Token); // One stands ready by now, made after a terminal.
            var run = await sandbox.ProgramAsync(["/bin/sh", "-c", "cat; echo err >&2; test -t 1 && echo terminal"], null, "given"u8.ToArray());
            (run.StdoutText, run.StderrText).ShouldBe(("given", "err\n"));
        }
    }

    [Fact]
    public async Task Dispose_WithOneReady_LeavesNothing()
    {
        for (var i = 0; i < 10; i++)
        {
            var sandbox = await fixture.OpenAsync();
            await sandbox.ShellAsync("true");
            await sandbox.ShellAsync("true");
            await Task.Delay(i * 4, Token);
            await sandbox.DisposeAsync();
            (await sandbox.ExecAsync(["true"], new ExecOptions(), Token)).Error!.Code.ShouldBe("sandbox_closed");
        }
    }
}
