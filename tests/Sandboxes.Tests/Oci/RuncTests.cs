namespace Cadre.Sandboxes.Tests.Oci;

public sealed class RuncConformanceTests(RuncFixture fixture) : SandboxConformance(fixture), IClassFixture<RuncFixture>;

// Run as root only: an ordinary user's runc can map no user but itself, to 0, so the program is 0 in its own namespace and nobody outside.
public sealed class RuncHostAttacks(RuncFixture fixture) : HostAttacks(fixture), IClassFixture<RuncFixture>;

public sealed class RuncFixture : SandboxFixture
{
    protected override string? SkipReason => File.Exists("/usr/sbin/runc") || File.Exists("/usr/bin/runc") ? null : "runc is not installed: apt-get install runc";

    protected override void Configure(SandboxesOptions options) => options.Provider = "runc";
}
