using Cadre.Connections.Contracts;
using Cadre.Connections.Vault;
using Cadre.Kernel;
using Cadre.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Cadre.Connections.Tests;

public sealed class CredentialVaultTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>
{
    private static readonly NewCredential Example = new("openai", "Main key", ["api.example.com", "*.example.org"], new Secret("sk-canary-1234"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reveal_BoundHost_GivesSecret_OtherHostOrTenantNot()
    {
        var tenant = TestDatabase.NewTenant();
        var id = (await fixture.Vault.SaveAsync(tenant, Example, Token)).Value;
        (await fixture.Vault.RevealAsync(tenant, id, "API.example.com.", Token)).Value.Reveal().ShouldBe("sk-canary-1234");
        (await fixture.Vault.RevealAsync(tenant, id, "deep.sub.example.org", Token)).IsOk.ShouldBeTrue();
        foreach (var host in new[] { "example.org", "evilexample.org", "api.example.com.evil.net", "evil.net", "xapi.example.com" })
        {
            (await fixture.Vault.RevealAsync(tenant, id, host, Token)).Error!.Code.ShouldBe("credential_host");
        }

        (await fixture.Vault.RevealAsync(TestDatabase.NewTenant(), id, "api.example.com", Token)).Error!.Code.ShouldBe("not_found");
        (await fixture.Vault.ListAsync(tenant, Token)).Single().UsedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Replace_And_Delete_TakeEffect()
    {
        var tenant = TestDatabase.NewTenant();
        var id = (await fixture.Vault.SaveAsync(tenant, Example, Token)).Value;
        (await fixture.Vault.ReplaceAsync(tenant, id, new Secret("new"), Token)).IsOk.ShouldBeTrue();
        (await fixture.Vault.RevealAsync(tenant, id, "api.example.com", Token)).Value.Reveal().ShouldBe("new");
        (await fixture.Vault.DeleteAsync(TestDatabase.NewTenant(), id, Token)).ShouldBeFalse();
        (await fixture.Vault.DeleteAsync(tenant, id, Token)).ShouldBeTrue();
        (await fixture.Vault.RevealAsync(tenant, id, "api.example.com", Token)).Error!.Code.ShouldBe("not_found");
    }

    [Theory]
    [InlineData("update connections.credentials set hosts = '{evil.net}' where id = @Id", "evil.net")]
    [InlineData("update connections.credentials set header = 'X-Evil: {secret}' where id = @Id", "api.example.com")]
    [InlineData("update connections.credentials set sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1) where id = @Id", "api.example.com")]
    [InlineData("update connections.credentials c set sealed = o.sealed, wrapped_key = o.wrapped_key from connections.credentials o where c.id = @Id and o.id <> c.id and o.workspace_id = c.workspace_id", "api.example.com")]
    public async Task Row_ChangedInDatabase_DoesNotOpen(string sql, string host)
    {
        var tenant = TestDatabase.NewTenant();
        await fixture.Vault.SaveAsync(tenant, Example with { Secret = new Secret("another") }, Token);
        var id = (await fixture.Vault.SaveAsync(tenant, Example, Token)).Value;
        await fixture.Database.TenantAsync(tenant, session => session.ExecuteAsync(sql, new { Id = id.Value }, Token), Token);
        (await fixture.Vault.RevealAsync(tenant, id, host, Token)).Error!.Code.ShouldBe("credential_unreadable");
    }

    [Fact]
    public async Task Secret_IsNowhereInTheDatabase()
    {
        var tenant = TestDatabase.NewTenant();
        await fixture.Vault.SaveAsync(tenant, Example, Token);
        await using var connection = new NpgsqlConnection(await TestCluster.AdminAsync(fixture.DatabaseOptions));
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand("select count(*) from connections.credentials c where c::text like '%canary%' or position('canary' in encode(sealed, 'escape')) > 0", connection);
        (await command.ExecuteScalarAsync(Token)).ShouldBe(0L);
    }

    [Fact]
    public async Task MasterKey_Rotated_OldSecretsOpen_AndOldKeyCanGo()
    {
        await using var own = await OwnDatabaseAsync();
        var (old, fresh) = (Key(1), Key(2));
        var tenant = TestDatabase.NewTenant();
        var id = await SaveWithAsync(own, tenant, [old]);
        await StartAsync(own, [fresh, old]);
        await StartAsync(own, [fresh]);
        await using var services = own.Build(new ConnectionsOptions { MasterKeys = [fresh] });
        (await services.GetRequiredService<ICredentialVault>().RevealAsync(tenant, id, "api.example.com", Token)).Value.Reveal().ShouldBe("sk-canary-1234");
    }

    [Fact]
    public async Task MasterKey_Wrong_RefusesToStart_AndChangesNothing()
    {
        await using var own = await OwnDatabaseAsync();
        var tenant = TestDatabase.NewTenant();
        var id = await SaveWithAsync(own, tenant, [Key(1)]);
        (await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(own, [Key(3)]))).Message.ShouldContain("master key");
        await StartAsync(own, [Key(1)]);
        await using var services = own.Build(new ConnectionsOptions { MasterKeys = [Key(1)] });
        (await services.GetRequiredService<ICredentialVault>().RevealAsync(tenant, id, "api.example.com", Token)).IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData("*", "Authorization: Bearer {secret}", "x")]
    [InlineData("", "Authorization: Bearer {secret}", "x")]
    [InlineData("a.test", "Authorization: Bearer", "x")]
    [InlineData("a.test", "Host: {secret}", "x")]
    [InlineData("a.test", "Authorization: {secret}", "x\r\nEvil: 1")]
    [InlineData("a.test", "Authorization: {secret}", "")]
    public async Task Save_Invalid_IsRefused(string host, string header, string secret)
    {
        var saved = await fixture.Vault.SaveAsync(TestDatabase.NewTenant(), new NewCredential("http", "n", [host], new Secret(secret), header), Token);
        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    private static byte[] Key(byte value) => Enumerable.Repeat(value, 32).ToArray();

    private static async Task<ConnectionsFixture> OwnDatabaseAsync()
    {
        var own = new ConnectionsFixture();
        await own.InitializeAsync();
        return own;
    }

    private static async Task<CredentialId> SaveWithAsync(ConnectionsFixture own, Tenant tenant, byte[][] keys)
    {
        await StartAsync(own, keys);
        await using var services = own.Build(new ConnectionsOptions { MasterKeys = keys });
        return (await services.GetRequiredService<ICredentialVault>().SaveAsync(tenant, Example, Token)).Value;
    }

    private static async Task StartAsync(ConnectionsFixture own, byte[][] keys)
    {
        await using var services = own.Build(new ConnectionsOptions { MasterKeys = keys });
        await services.GetServices<IHostedService>().OfType<KeyGuard>().Single().StartAsync(Token);
    }
}
