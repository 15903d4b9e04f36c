using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Connections.Tests;

/// <summary>Who changed what may be called, and with which secret, stands in the audit trail; the secret does not.</summary>
public sealed class AuditTrailTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_OfRulesGrantsAndCredentials_AreAudited_OnceEach()
    {
        var tenant = TestDatabase.NewTenant();
        var rules = fixture.Services.GetRequiredService<IEgressRules>();
        var grants = fixture.Services.GetRequiredService<IEgressGrants>();
        var rule = new EgressRule(true, "api.test", "http");
        await rules.SetAsync(tenant, rule, Token);
        await rules.SetAsync(tenant, rule, Token); // Changes nothing, so says nothing.
        await rules.RemoveAsync(tenant, rule, Token);
        await rules.RemoveAsync(tenant, rule, Token);
        await grants.GrantAsync(tenant, "inner.test", 8080, "why", Token);
        await grants.RevokeAsync(tenant, "inner.test", 8080, Token);
        var id = (await fixture.Vault.SaveAsync(tenant, new NewCredential("http", "Key", ["api.test"], new Secret("canary-in-the-trail")), Token)).Value;
        await fixture.Vault.ReplaceAsync(tenant, id, new Secret("canary-in-the-trail-2"), Token);
        await fixture.Vault.DeleteAsync(tenant, id, Token);
        var lines = fixture.Audit.Lines.Where(line => line.Workspace == tenant.Workspace).ToList();
        lines.Select(line => line.Action).ShouldBe(["egress.rule_added", "egress.rule_removed", "egress.private_opened", "egress.private_closed", "credential.added", "credential.replaced", "credential.removed"]);
        lines[0].Data.ShouldContain("api.test");
        lines[2].Data.ShouldContain("8080");
        lines.ShouldNotContain(line => line.Data.Contains("canary", StringComparison.Ordinal));
    }
}
