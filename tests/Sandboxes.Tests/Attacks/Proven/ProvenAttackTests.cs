using System.Runtime.InteropServices;
using Cadre.Sandboxes.Bubblewrap;

namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>Every attack twice: it wins where the protection against it was taken away, and does not where all are there.</summary>
public sealed class ProvenAttackTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static readonly Dictionary<string, (Protections Left, IReadOnlyList<Attack> Attacks)> Cases = new(StringComparer.Ordinal)
    {
        ["network"] = (Removals.Network, HostAttackList.Network),
        ["view"] = (Removals.View, HostAttackList.View),
        ["read-only"] = (Removals.ReadOnly, HostAttackList.ReadOnly),
        ["processes"] = (Removals.Processes, HostAttackList.Processes),
        ["capabilities"] = (Removals.Capabilities, HostAttackList.Capabilities),
        ["filter"] = (Removals.Filter, FilterAttackList.All),
        ["namespaces"] = (Removals.Namespaces, [new Attack("make a user namespace", "call(272, 0x10000000) == 0 and won()")]),
    };

    [Theory]
    [InlineData("network"), InlineData("view"), InlineData("read-only"), InlineData("processes"), InlineData("capabilities"), InlineData("filter"), InlineData("namespaces")]
    public async Task Attack_WithItsProtectionTakenAway_Wins(string removed)
    {
        Assert.SkipWhen(removed is "filter" or "namespaces" or "capabilities" && RuntimeInformation.ProcessArchitecture != Architecture.X64, "system calls are numbered for x64");
        await SkipWithoutSandboxesAsync();
        var (left, attacks) = Cases[removed];
        using var bait = new HostBait();
        await using var weak = await WeakSandboxes.StartAsync(left);
        await using var sandbox = weak.Open(Spec(bait));
        var winners = await AttackHarness.RunAsync(sandbox, attacks, bait.Facts(sandbox));
        attacks.Where(attack => !attack.MayBeMissing && (!attack.NeedsRoot || OrdinaryUserTests.IsRoot)).Select(attack => attack.Name).Except(winners).ShouldBeEmpty();
        winners.ShouldBeSubsetOf(attacks.Select(attack => attack.Name));
    }

    [Fact]
    public async Task Attacks_WithAllProtections_NeverWin()
    {
        using var bait = new HostBait();
        await using var sandbox = await fixture.OpenAsync(Spec(bait));
        var attacks = Cases.Values.SelectMany(item => item.Attacks).ToList();
        attacks.Count.ShouldBeGreaterThan(55);
        (await AttackHarness.RunAsync(sandbox, attacks, bait.Facts(sandbox))).ShouldBeEmpty();
        bait.VictimLives.ShouldBeTrue();
        Directory.GetFileSystemEntries(bait.Planted).ShouldBeEmpty();
    }

    private static SandboxSpec Spec(HostBait bait) => new() { ReadOnlyMounts = [new ReadOnlyMount(bait.Planted, "/mnt/shown")], Limits = new SandboxLimits { Processes = 200 } };

    /// <summary>Where sandboxes cannot be had, weak ones cannot either.</summary>
    private async Task SkipWithoutSandboxesAsync() => await (await fixture.OpenAsync()).DisposeAsync();
}
