namespace Cadre.Sandboxes.Tests;

/// <summary>A server that is root with everything in a private folder.</summary>
public sealed class StagingTests(PrivateRootFixture fixture) : IClassFixture<PrivateRootFixture>
{
    [Fact]
    public async Task PrivateFolders_OfRoot_AreReachedInsideOnly()
    {
        var before = Directory.GetFileSystemEntries("/mnt");
        var tools = Directory.CreateDirectory(Path.Combine(fixture.Shut, "tools"));
        await File.WriteAllTextAsync(Path.Combine(tools.FullName, "tool"), "a tool", TestContext.Current.CancellationToken);
        await using var sandbox = await fixture.OpenAsync(new SandboxSpec { ReadOnlyMounts = [new ReadOnlyMount(tools.FullName, "/opt/tools"), new ReadOnlyMount(Path.Combine(tools.FullName, "tool"), "/opt/one")] });
        var run = await sandbox.ShellAsync("cat /opt/tools/tool /opt/one; echo x > f && cat f; echo y > /opt/tools/tool");
        run.StdoutText.ShouldBe("a toola toolx\n", run.StderrText);
        (await File.ReadAllTextAsync(Path.Combine(tools.FullName, "tool"), TestContext.Current.CancellationToken)).ShouldBe("a tool");
        Directory.GetFileSystemEntries("/mnt").ShouldBe(before); // Only the spawner thread sees the staging.
    }
}

public sealed class PrivateRootFixture : SandboxFixture
{
    public string Shut { get; } = Directory.CreateTempSubdirectory("cadre-private").FullName; // Made with mode 0700.

    protected override void Configure(SandboxesOptions options) => options.Root = Path.Combine(Shut, "home", "sandboxes");
}
