using System.Net;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Sandboxes.Tests.Surface;

/// <summary>What administrators decide about all sandboxes of a workspace.</summary>
public sealed class SettingsTests(SurfaceFixture fixture) : IClassFixture<SurfaceFixture>
{
    private const string Path = "/api/v1/sandbox-settings";

    [Fact]
    public async Task Packages_SwitchedOff_OpenSandboxLosesTheIndex_AndIsTold()
    {
        var sandbox = await fixture.SandboxAsync("Packages");
        await fixture.ExecAsync(sandbox, new { command = "true" }); // Open, with the index on its list.
        (await fixture.Owner.GetJsonAsync(Path)).GetProperty("packages").GetBoolean().ShouldBeTrue();
        (await fixture.Owner.SendAsync(HttpMethod.Put, Path, new { packages = false })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await fixture.Owner.GetJsonAsync(Path)).GetProperty("packages").GetBoolean().ShouldBeFalse();
        using var answer = await fixture.Owner.PostAsync($"{sandbox}/exec", new { command = "curl -s -o /dev/null -w '%{http_code}' http://pypi.org/simple/" });
        var events = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        SurfaceFixture.Read(events).Output.ShouldBe("403");
        events.ShouldContain("event: refused\ndata: {\"message\":\"'pypi.org:80' is not on the list");
    }

    [Fact]
    public async Task Settings_ByAnEditor_AreReadButNotChanged()
    {
        using var editor = fixture.Server.WithKey((await fixture.KeyAsync(Role.Editor)).Key);
        (await editor.GetJsonAsync(Path)).GetProperty("packageHosts").GetArrayLength().ShouldBeGreaterThan(2);
        (await editor.SendAsync(HttpMethod.Put, Path, new { packages = true })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("hardened", null, "sandbox_tier_too_weak")]
    [InlineData("standard", "nobody", "sandbox_provider_unknown")]
    public async Task Settings_ThatCannotHold_AreRefused_AndChangeNothing(string minimumTier, string? provider, string code)
    {
        await fixture.SandboxAsync("Refused");
        var before = await fixture.Owner.GetStringAsync(Path);
        using var answer = await fixture.Owner.SendAsync(HttpMethod.Put, Path, new { packages = true, minimumTier, provider });
        (answer.StatusCode, await answer.CodeAsync()).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
        (await fixture.Owner.GetStringAsync(Path)).ShouldBe(before);
    }
}
