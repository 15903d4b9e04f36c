using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Identity.Tests;

public sealed class AuditTests : IAsyncLifetime
{
    private TestServer server = null!;
    private Tenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        using var owner = await server.OwnerAsync();
        tenant = Tenant.ForSystem(owner.Me.Workspaces.Single().Id);
        await Task.WhenAll(Enumerable.Range(0, 9).Select(i => owner.PostJsonAsync("/api/v1/api-keys", new { name = $"key {i}", role = "viewer" })));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Untouched_IsWhole() => (await VerifyAsync()).ShouldBeNull();

    [Theory]
    [InlineData("update identity.audit set data = '{}' where seq = 4", 4)]
    [InlineData("update identity.audit set actor = 'user:0 Eve' where seq = 7", 7)]
    [InlineData("delete from identity.audit where seq = 5", 5)]
    [InlineData("delete from identity.audit where seq > 8", 9)]
    [InlineData("delete from identity.audit where seq > 8; update identity.audit_heads set seq = 8", 9)]
    [InlineData("insert into identity.audit select workspace_id, 11, at, actor, action, data, hash from identity.audit where seq = 10", 11)]
    [InlineData("delete from identity.audit", 1)]
    public async Task TamperedBySuperuser_NamesTheFirstBadRow(string sql, long bad)
    {
        await Superuser.RunAsync(server, sql);
        (await VerifyAsync()).ShouldBe(bad);
    }

    private Task<long?> VerifyAsync() => server.Services.GetRequiredService<IAuditLog>().FirstBadRowAsync(tenant, CancellationToken.None);
}
