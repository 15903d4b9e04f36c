namespace Cadre.Sandboxes.Tests;

public sealed class BubblewrapConformanceTests(SandboxFixture fixture) : SandboxConformance(fixture), IClassFixture<SandboxFixture>;

/// <summary>The same without control groups: everything is watched.</summary>
public sealed class WatchedBubblewrapConformanceTests(WatchedFixture fixture) : SandboxConformance(fixture), IClassFixture<WatchedFixture>;

public sealed class WatchedFixture : SandboxFixture
{
    protected override string? SkipReason => OrdinaryUserTests.CanRun ? "run by OrdinaryUserTests, where it matters most" : null;

    protected override void Configure(SandboxesOptions options) => options.UseControlGroups = false;
}
