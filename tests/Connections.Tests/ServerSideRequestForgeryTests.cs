using System.Net;
using Cadre.Connections.Addresses;
using Cadre.Connections.Contracts;
using Microsoft.AspNetCore.Http;

namespace Cadre.Connections.Tests;

/// <summary>The ways to make the gateway call what it must not: nothing may reach the local server.</summary>
public sealed class ServerSideRequestForgeryTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>
{
    [Theory]
    [InlineData("http://127.0.0.1:PORT/"), InlineData("http://localhost:PORT/"), InlineData("http://localhost.:PORT/"), InlineData("http://2130706433:PORT/"), InlineData("http://0x7f000001:PORT/"), InlineData("http://0177.0.0.1:PORT/")]
    [InlineData("http://127.1:PORT/"), InlineData("http://0:PORT/"), InlineData("http://0.0.0.0:PORT/"), InlineData("http://[::1]:PORT/"), InlineData("http://[::ffff:127.0.0.1]:PORT/"), InlineData("http://[::ffff:7f00:1]:PORT/"), InlineData("http://[64:ff9b::7f00:1]:PORT/")]
    [InlineData("http://[::]:PORT/"), InlineData("http://①②⑦.⓪.⓪.①:PORT/"), InlineData("http://loop.test:PORT/"), InlineData("http://mixed.test:PORT/"), InlineData("http://mapped.test:PORT/"), InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://metadata.test/computeMetadata/v1/"), InlineData("http://100.100.100.200/"), InlineData("http://[fd00:ec2::254]/"), InlineData("http://user@loop.test:PORT/"), InlineData("http://good.test@127.0.0.1:PORT/"), InlineData("http://127.0.0.1:PORT\\@good.test/")]
    [InlineData("ftp://loop.test/"), InlineData("file:///etc/passwd"), InlineData("gopher://127.0.0.1:PORT/"), InlineData("http://[fe80::1%251]:PORT/"), InlineData("http://10.0.0.1/"), InlineData("http://192.168.0.1/"), InlineData("http://unknown.test/")]
    public async Task Call_ToPrivatePlace_IsRefusedWithoutConnection(string url)
    {
        Names();
        fixture.Seen.Clear();
        fixture.Connector.Connected.Clear();
        var tenant = await fixture.TenantAsync();
        if (!Uri.TryCreate(url.Replace("PORT", $"{fixture.Port}", StringComparison.Ordinal), UriKind.Absolute, out var target))
        {
            return; // No address at all.
        }

        var answered = await fixture.GetAsync(tenant, target);
        answered.IsOk.ShouldBeFalse();
        answered.Error!.Code.ShouldBeOneOf("egress_refused", "egress_unresolved");
        if (target.Scheme == Uri.UriSchemeHttp)
        {
            using var client = new HttpClient(fixture.Gateway.CreateHandler(tenant, "model"));
            await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(target, TestContext.Current.CancellationToken));
        }

        fixture.Seen.ShouldBeEmpty();
        fixture.Connector.Connected.ShouldBeEmpty();
        if (target.Scheme == Uri.UriSchemeHttp && target.Host != "unknown.test")
        {
            (await PlainClient.CallAsync(fixture, target)).ShouldContain(address => AddressRules.Judge(address) != AddressVerdict.Public, "without the gateway it gets there");
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT/inner"), InlineData("http://169.254.169.254/"), InlineData("http://loop.test:PORT/inner"), InlineData("//127.0.0.1:PORT/inner"), InlineData("file:///etc/passwd"), InlineData("http://user:pass@good.test:PORT/inner")]
    public async Task Redirect_ToPrivatePlace_IsRefused(string location)
    {
        Names();
        var tenant = await fixture.TenantAsync("good.test");
        fixture.Seen.Clear();
        fixture.Answer = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location.Replace("PORT", $"{fixture.Port}", StringComparison.Ordinal);
            return Task.CompletedTask;
        };
        (await fixture.GetAsync(tenant, fixture.Url("good.test"))).Error!.Code.ShouldBe("egress_refused");
        fixture.Seen.Count.ShouldBe(1);
        if (location.StartsWith("file:", StringComparison.Ordinal))
        {
            return; // No client of HTTP follows there.
        }

        var left = 1; // The first answer leads on, the second one ends it.
        var redirect = fixture.Answer;
        fixture.Answer = context => left-- > 0 ? redirect(context) : Task.CompletedTask;
        await PlainClient.CallAsync(fixture, fixture.Url("good.test"));
        fixture.Seen.Count.ShouldBe(3, "without the gateway it is followed");
    }

    [Fact]
    public async Task Rebinding_CheckedByNameAndCalledByName_LeadsInside()
    {
        // What the two tests below are about, with the address that was checked forgotten before the connection.
        var name = $"rebind{Guid.NewGuid():N}.test";
        fixture.Resolver.Changing[name] = new([[IPAddress.Parse("93.184.216.34")], [IPAddress.Loopback]]);
        (await fixture.Resolver.ResolveAsync(name, TestContext.Current.CancellationToken)).ShouldAllBe(address => AddressRules.Judge(address) == AddressVerdict.Public);
        (await PlainClient.CallAsync(fixture, new Uri($"http://{name}/"))).ShouldBe([IPAddress.Loopback]);
    }

    [Fact]
    public async Task Rebinding_PublicFirstPrivateSecond_ConnectsToTheCheckedAddressOnly()
    {
        // The name is public when it is checked and loopback to whoever asks a second time: a connection by name would go to loopback.
        var name = $"rebind{Guid.NewGuid():N}.test";
        var tenant = await fixture.TenantAsync();
        fixture.Answer = context => context.Response.WriteAsync("public");
        fixture.Resolver.Changing[name] = new([[IPAddress.Parse("93.184.216.34")], [IPAddress.Loopback]]);
        fixture.Connector.Connected.Clear();
        (await fixture.GetAsync(tenant, new Uri($"http://{name}/"))).Value.Status.ShouldBe(200);
        fixture.Connector.Connected.ShouldBe([IPAddress.Parse("93.184.216.34")]);

        // The second call asks again, sees loopback, and connects nowhere, although a connection to the public address is still open.
        (await fixture.GetAsync(tenant, new Uri($"http://{name}/"))).Error!.Code.ShouldBe("egress_refused");
        fixture.Connector.Connected.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rebinding_BetweenRetries_IsRefused()
    {
        var name = $"rebind{Guid.NewGuid():N}.test";
        var tenant = await fixture.TenantAsync();
        fixture.Seen.Clear();
        fixture.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        fixture.Resolver.Changing[name] = new([[IPAddress.Parse("93.184.216.34")], [IPAddress.Loopback]]);
        fixture.Connector.Connected.Clear();
        (await fixture.GetAsync(tenant, new Uri($"http://{name}/"))).Error!.Code.ShouldBe("egress_refused");
        fixture.Connector.Connected.ShouldBe([IPAddress.Parse("93.184.216.34")]);
        fixture.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Resolver_IsAskedOncePerHop()
    {
        var tenant = await fixture.TenantAsync("once.test");
        fixture.Answer = context => context.Response.WriteAsync("x");
        var before = fixture.Resolver.Questions;
        (await fixture.GetAsync(tenant, fixture.Url("once.test"))).Value.Status.ShouldBe(200);
        (fixture.Resolver.Questions - before).ShouldBe(1);
    }

    [Fact]
    public async Task Grant_OpensOneHostAndPort_ForOneWorkspace_UntilRevoked()
    {
        var tenant = await fixture.TenantAsync("granted.test");
        fixture.Answer = context => context.Response.WriteAsync("x");
        (await fixture.GetAsync(tenant, fixture.Url("granted.test"))).IsOk.ShouldBeTrue();
        (await fixture.GetAsync(tenant, new Uri($"http://granted.test:{fixture.Port + 1}/"))).Error!.Code.ShouldBe("egress_refused");
        var stranger = await fixture.TenantAsync();
        (await fixture.GetAsync(stranger, fixture.Url("granted.test"))).Error!.Code.ShouldBe("egress_refused");
        var grants = (IEgressGrants)fixture.Services.GetService(typeof(IEgressGrants))!;
        (await grants.RevokeAsync(stranger, "granted.test", fixture.Port, TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await grants.RevokeAsync(tenant, "granted.test", fixture.Port, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await fixture.GetAsync(tenant, fixture.Url("granted.test"))).Error!.Code.ShouldBe("egress_refused");
    }

    [Fact]
    public async Task Grant_OfMetadataAddress_OpensNothing()
    {
        var tenant = await fixture.TenantAsync();
        await ((IEgressGrants)fixture.Services.GetService(typeof(IEgressGrants))!).GrantAsync(tenant, "169.254.169.254", 80, "attack", TestContext.Current.CancellationToken);
        (await fixture.GetAsync(tenant, new Uri("http://169.254.169.254/"))).Error!.Code.ShouldBe("egress_refused");
    }

    private void Names()
    {
        fixture.Resolver.Names["loop.test"] = [IPAddress.Loopback];
        fixture.Resolver.Names["localhost"] = [IPAddress.Loopback, IPAddress.IPv6Loopback];
        fixture.Resolver.Names["mixed.test"] = [IPAddress.Parse("1.1.1.1"), IPAddress.Loopback];
        fixture.Resolver.Names["mapped.test"] = [IPAddress.Parse("::ffff:127.0.0.1")];
        fixture.Resolver.Names["metadata.test"] = [IPAddress.Parse("169.254.169.254")];
    }
}
