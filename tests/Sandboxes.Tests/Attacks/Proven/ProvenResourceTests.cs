using Cadre.Sandboxes.Bubblewrap;

namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>Every attack on resources twice: it wins where nobody limits it, and is stopped or refused where the limits hold.</summary>
public abstract class ProvenResourceTests(SandboxFixture fixture)
{
    private static readonly (Protections Left, Attack Attack)[] Cases =
    [
        .. ResourceAttackList.Limits.Select(attack => (Removals.Limits, attack)),
        .. ResourceAttackList.Watching.Select(attack => (Removals.Watching, attack)),
        (Removals.Filter, ResourceAttackList.HiddenMemory),
        (Removals.Sizes, ResourceAttackList.BigTemporary),
        (Protections.All, ResourceAttackList.Flood),
    ];

    [Fact]
    public async Task Attacks_WhereNobodyLimits_Win()
    {
        await (await fixture.OpenAsync()).DisposeAsync(); // Where sandboxes cannot be had, weak ones cannot either.
        var weak = new Dictionary<Protections, WeakSandboxes>(ReferenceEqualityComparer.Instance);
        foreach (var left in Cases.Select(item => item.Left).Distinct<Protections>(ReferenceEqualityComparer.Instance))
        {
            weak[left] = await WeakSandboxes.StartAsync(left);
        }

        var lost = await EachAsync(Cases.Length, async item => // All at once: they mostly wait for somebody to stop them.
        {
            await using var sandbox = weak[item.Left].Open(new SandboxSpec { Limits = ResourceAttackList.LimitsOf(item.Attack, hold: false) });
            var run = await sandbox.PythonAsync(ResourceAttackList.Program(item.Attack, hold: false));
            return run.StdoutText.EndsWith("won", StringComparison.Ordinal) ? null : $"{item.Attack.Name}: {run.Exit} {run.StderrText}";
        });
        foreach (var sandboxes in weak.Values)
        {
            await sandboxes.DisposeAsync();
        }

        lost.ShouldBeEmpty();
    }

    [Fact]
    public async Task Attacks_UnderTheirLimits_NeverWin()
    {
        var won = await EachAsync(8, async item =>
        {
            await using var sandbox = await fixture.OpenAsync(new SandboxSpec { Limits = ResourceAttackList.LimitsOf(item.Attack, hold: true) });
            var run = await sandbox.PythonAsync(ResourceAttackList.Program(item.Attack, hold: true));
            return run.StdoutText.EndsWith("won", StringComparison.Ordinal) || run.Exit.Succeeded ? $"{item.Attack.Name}: {run.Exit} {run.StderrText}" : null;
        });
        won.ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> EachAsync(int atOnce, Func<(Protections Left, Attack Attack), Task<string?>> attempt)
    {
        var failures = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(Cases, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (item, _) =>
        {
            if (await attempt(item) is { } failure)
            {
                failures.Add(failure);
            }
        });
        return [.. failures];
    }
}

public sealed class BubblewrapProvenResourceTests(ColdFixture fixture) : ProvenResourceTests(fixture), IClassFixture<ColdFixture>;

/// <summary>The same where no control group helps.</summary>
public sealed class WatchedProvenResourceTests(WatchedColdFixture fixture) : ProvenResourceTests(fixture), IClassFixture<WatchedColdFixture>;
