using Cadre.Connections.Contracts;
using Cadre.Kernel;

namespace Cadre.Connections.Tests;

/// <summary>Work that may not reach outside does not, whichever way it tries.</summary>
public sealed class ReplayGuardTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_WhileOutsideCallsAreForbidden_ReachesNobody()
    {
        var tenant = await fixture.TenantAsync("replay.test");
        fixture.Seen.Clear();
        using (OutsideCalls.Forbid(new Error(ErrorKind.Forbidden, "replay_outside", "A replay makes no outside call.")))
        {
            (await fixture.GetAsync(tenant, fixture.Url("replay.test"))).Error!.Code.ShouldBe("replay_outside");
            using var client = new HttpClient(fixture.Gateway.CreateHandler(tenant, "model"));
            (await Should.ThrowAsync<EgressRefusedException>(() => client.GetAsync(fixture.Url("replay.test"), Token))).Error.Code.ShouldBe("replay_outside");
        }

        fixture.Seen.ShouldBeEmpty();
        (await fixture.GetAsync(tenant, fixture.Url("replay.test"))).IsOk.ShouldBeTrue("afterwards it may");
        fixture.Seen.Count.ShouldBe(1);
    }
}
