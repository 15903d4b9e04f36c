using System.Diagnostics;

namespace Cadre.Sandboxes.Tests.Oci;

public sealed class PodmanConformanceTests(PodmanFixture fixture) : SandboxConformance(fixture), IClassFixture<PodmanFixture>;

/// <summary>podman over runc, with its storage in a folder of its own.</summary>
public class PodmanFixture : SandboxFixture
{
    private readonly string storage = Path.Combine("/tmp", $"cp-{Guid.NewGuid().ToString("N")[..8]}"); // podman wants a short path.

    protected override string? SkipReason => File.Exists("/usr/bin/podman") && File.Exists("/usr/sbin/runc") ? null : "podman or runc is not installed: apt-get install podman runc";

    protected IReadOnlyList<string> Storage => ["--root", storage, "--runroot", $"{storage}/run", "--cgroup-manager", "cgroupfs", "--runtime", "/usr/sbin/runc", "--events-backend", "none"];

    protected override void Configure(SandboxesOptions options)
    {
        options.Provider = "podman";
        options.ContainerArguments = Storage;
    }

    protected override async Task CleanUpAsync()
    {
        if (Directory.Exists(storage))
        {
            await Process.Start("umount", ["--lazy", "--quiet", $"{storage}/overlay"]).WaitForExitAsync(CancellationToken.None);
            Directory.Delete(storage, recursive: true);
        }
    }
}
