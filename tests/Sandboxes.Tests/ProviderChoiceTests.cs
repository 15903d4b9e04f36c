namespace Cadre.Sandboxes.Tests;

/// <summary>One sandbox at another provider than the server's, and none where isolation is weaker than asked for.</summary>
public sealed class ProviderChoiceTests(OfferingFixture fixture) : IClassFixture<OfferingFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spec_NamesAnOfferedProvider_ItsSandboxRunsThere()
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/runc") || File.Exists("/usr/bin/runc") || Environment.GetEnvironmentVariable("CI") == "true", "runc is not installed");
        await using var own = await fixture.OpenAsync();
        await using var other = await fixture.OpenAsync(new SandboxSpec { Provider = "runc" });
        (await own.ShellAsync("echo at home")).StdoutText.ShouldBe("at home\n");
        (await other.ShellAsync("echo elsewhere")).StdoutText.ShouldBe("elsewhere\n");
        (await own.ShellAsync("stat -c %u /work/.")).StdoutText.ShouldBe("1000\n");
        other.ShouldNotBeSameAs(own);
    }

    [Fact]
    public async Task Spec_NamesAnUnknownProvider_IsRefusedWithThoseOffered()
    {
        await (await fixture.OpenAsync()).DisposeAsync();
        var opened = await fixture.Provider.OpenAsync(fixture.Tenant, new SandboxKey("x"), new SandboxSpec { Provider = "nobody" }, Token);
        opened.Error!.Code.ShouldBe("sandbox_provider_unknown");
        opened.Error.Fix!.ShouldContain("bubblewrap, runc");
    }

    [Theory]
    [InlineData(null), InlineData("bubblewrap"), InlineData("runc")]
    public async Task Spec_AsksForMoreThanItsProviderIsolates_IsRefused(string? provider)
    {
        Assert.SkipWhen(provider == "runc" && !File.Exists("/usr/sbin/runc") && !File.Exists("/usr/bin/runc"), "runc is not installed");
        await (await fixture.OpenAsync()).DisposeAsync();
        var opened = await fixture.Provider.OpenAsync(fixture.Tenant, new SandboxKey("x"), new SandboxSpec { Provider = provider, MinimumTier = SandboxTier.Hardened }, Token);
        opened.Error!.Code.ShouldBe("sandbox_tier_too_weak");
        opened.Error.Message.ShouldContain("Hardened");
    }
}

/// <summary>A server that offers runc besides bubblewrap.</summary>
public sealed class OfferingFixture : SandboxFixture
{
    protected override void Configure(SandboxesOptions options) => (options.Provider, options.AlsoProviders, options.WarmEntries) = ("bubblewrap", ["runc"], 0);
}
