using System.Diagnostics;

namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>The programs of <see cref="SurvivalAttacks"/> outlive their end where nothing ends them.</summary>
public sealed class ProvenSurvivalTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_WithoutTheirNamespace_LeaveSurvivors()
    {
        await (await fixture.OpenAsync()).DisposeAsync(); // Where sandboxes cannot be had, weak ones cannot either.
        await using var weak = await WeakSandboxes.StartAsync(Removals.Ending);
        await using var sandbox = weak.Open();
        await Task.WhenAll(SurvivalAttacks.Scripts.Select(async script =>
        {
            var marker = SurvivalAttacks.Marker();
            var program = (await sandbox.ExecAsync(["/bin/sh", "-c", script.Replace("M", marker, StringComparison.Ordinal)], new ExecOptions { Limits = new SandboxLimits { Wall = TimeSpan.FromMilliseconds(400) } }, Token)).Value;
            await Task.WhenAny(program.Completion, Task.Delay(1200, Token)); // It does not complete while survivors hold its output.
            SurvivalAttacks.Named(marker).ShouldNotBeEmpty(script);
            End(marker);
            (await program.Completion).Reason.ShouldBeOneOf(StopReason.Exit, StopReason.Wall);
        }));
    }

    [Fact]
    public async Task Server_KilledWhereNobodyGuards_LeavesSandboxesAlive()
    {
        await (await fixture.OpenAsync()).DisposeAsync();
        var marker = SurvivalAttacks.Marker();
        using var victim = SurvivalAttacks.StartVictim(Path.Combine(fixture.Root, "unguarded"), marker, "unguarded");
        while (await victim.StandardOutput.ReadLineAsync(Token) is { } line && line != "started 2")
        {
        }

        victim.Kill();
        await victim.WaitForExitAsync(Token);
        await Task.Delay(1500, Token); // As long as the guardian would have taken.
        SurvivalAttacks.Named(marker).ShouldNotBeEmpty();
        End(marker);
    }

    private static void End(string marker)
    {
        foreach (var pid in SurvivalAttacks.Named(marker))
        {
            try
            {
                using var process = Process.GetProcessById(pid);
                process.Kill();
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
            {
                continue;
            }
        }
    }
}
