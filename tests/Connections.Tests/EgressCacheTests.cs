using System.Globalization;
using Cadre.Connections.Caching;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Connections.Tests;

/// <summary>What is kept of answers, for whom, and what never is.</summary>
public sealed class EgressCacheTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FreshAnswer_IsGivenWithoutACall_ToItsWorkspaceOnly()
    {
        var tenant = await PrepareAsync("fresh.test", "Cache-Control: max-age=600");
        (await TextAsync(tenant, "fresh.test")).ShouldBe("answer 1");
        var again = (await fixture.GetAsync(tenant, fixture.Url("fresh.test"))).Value;
        (System.Text.Encoding.UTF8.GetString(again.Body.Span), again.Headers.ContainsKey("age")).ShouldBe(("answer 1", true));
        (await TextAsync(await fixture.TenantAsync("fresh.test"), "fresh.test")).ShouldBe("answer 2");
        (await fixture.LogAsync<string>(tenant, "outcome")).ShouldBe(["ok", "cached"]);
    }

    [Theory]
    [InlineData("Cache-Control: no-store")]
    [InlineData("Cache-Control: max-age=600|Set-Cookie: a=b")]
    [InlineData("Cache-Control: max-age=600|Vary: *")]
    [InlineData("Cache-Control: max-age=0")]
    [InlineData("X-Nothing: said")]
    [InlineData("Expires: Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("Cache-Control: max-age=600|Age: 700")]
    public async Task Answer_NotToBeStored_IsAskedForAgain(string headers)
    {
        var tenant = await PrepareAsync("again.test", headers);
        (await TextAsync(tenant, "again.test")).ShouldBe("answer 1");
        (await TextAsync(tenant, "again.test")).ShouldBe("answer 2");
    }

    [Theory]
    [InlineData("Authorization", "Bearer x"), InlineData("Cookie", "a=b"), InlineData("X-Api-Key", "k"), InlineData("Range", "bytes=0-1"), InlineData("Cache-Control", "no-cache"), InlineData("Cache-Control", "no-store"), InlineData("Cache-Control", "max-age=0")]
    public async Task Request_WithCredentialOrOwnWish_IsNotAnsweredFromTheCache(string name, string value)
    {
        var tenant = await PrepareAsync("wish.test", "Cache-Control: max-age=600");
        (await TextAsync(tenant, "wish.test")).ShouldBe("answer 1");
        (await TextAsync(tenant, "wish.test", (name, value))).ShouldBe("answer 2");
    }

    [Fact]
    public async Task Request_WithCredentialHandle_NeitherReadsNorFillsTheCache()
    {
        var tenant = await PrepareAsync("handle.test", "Cache-Control: max-age=600");
        var id = (await fixture.Vault.SaveAsync(tenant, new NewCredential("http", "key", ["handle.test"], new Secret("s")), Token)).Value;
        (await fixture.GetAsync(tenant, fixture.Url("handle.test"), r => r with { Credential = id })).IsOk.ShouldBeTrue();
        (await TextAsync(tenant, "handle.test")).ShouldBe("answer 2");
        (await fixture.GetAsync(tenant, fixture.Url("handle.test"), r => r with { Credential = id })).IsOk.ShouldBeTrue();
        fixture.Seen.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("ETag: \"v1\"", "If-None-Match", "\"v1\"")]
    [InlineData("Last-Modified: Mon, 02 Nov 2026 10:00:00 GMT", "If-Modified-Since", "Mon, 02 Nov 2026 10:00:00 GMT")]
    public async Task StaleAnswer_ConfirmedByTheOrigin_IsGiven(string validator, string header, string value)
    {
        var tenant = await fixture.TenantAsync("stale.test");
        var asked = 0;
        fixture.Answer = context =>
        {
            context.Response.Headers[validator.Split(": ")[0]] = validator.Split(": ")[1];
            if (++asked > 1 && context.Request.Headers[header] == value)
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"answer {asked}"));
        };
        var path = "/" + header;
        for (var i = 0; i < 3; i++)
        {
            var answer = (await fixture.GetAsync(tenant, fixture.Url("stale.test", path))).Value;
            (answer.Status, System.Text.Encoding.UTF8.GetString(answer.Body.Span)).ShouldBe((200, "answer 1"));
        }

        asked.ShouldBe(3);
    }

    [Fact]
    public async Task Vary_OtherHeader_IsAnotherAnswer()
    {
        var tenant = await PrepareAsync("vary.test", "Cache-Control: max-age=600|Vary: Accept-Language");
        (await TextAsync(tenant, "vary.test", ("Accept-Language", "sw"))).ShouldBe("answer 1");
        (await TextAsync(tenant, "vary.test", ("Accept-Language", "sw"))).ShouldBe("answer 1");
        (await TextAsync(tenant, "vary.test", ("Accept-Language", "de"))).ShouldBe("answer 2");
    }

    [Fact]
    public async Task Change_AtTheAddress_ForgetsTheAnswer()
    {
        var tenant = await PrepareAsync("change.test", "Cache-Control: max-age=600");
        (await TextAsync(tenant, "change.test")).ShouldBe("answer 1");
        (await fixture.Gateway.SendAsync(tenant, new EgressRequest(HttpMethod.Post, fixture.Url("change.test"), "test"), Token)).IsOk.ShouldBeTrue();
        (await TextAsync(tenant, "change.test")).ShouldBe("answer 3");
    }

    [Fact]
    public async Task DeniedHost_IsNotAnsweredFromTheCacheEither()
    {
        var tenant = await PrepareAsync("denied.test", "Cache-Control: max-age=600");
        (await TextAsync(tenant, "denied.test")).ShouldBe("answer 1");
        await fixture.Services.GetRequiredService<IEgressRules>().SetAsync(tenant, new EgressRule(false, "denied.test"), Token);
        (await fixture.GetAsync(tenant, fixture.Url("denied.test"))).Error!.Code.ShouldBe("egress_refused");
    }

    [Fact]
    public void Memory_IsBounded_OldestGoFirst()
    {
        var cache = new AnswerCache(new ConnectionsOptions { CacheBytes = 10_000, CacheEntryBytes = 4_000 });
        var workspace = TestDatabase.NewTenant().Workspace;
        var entry = new CacheEntry(200, [], new byte[3000], [], DateTimeOffset.UnixEpoch, TimeSpan.Zero, TimeSpan.FromHours(1));
        foreach (var i in Enumerable.Range(0, 50))
        {
            cache.Store(workspace, new Uri($"http://a.test/{i}"), entry);
            cache.HeldBytes.ShouldBeLessThanOrEqualTo(10_000);
        }

        cache.Find(workspace, Hop("http://a.test/49")).ShouldNotBeNull();
        cache.Find(workspace, Hop("http://a.test/0")).ShouldBeNull();
        cache.Store(workspace, new Uri("http://a.test/big"), entry with { Body = new byte[5000] });
        cache.Find(workspace, Hop("http://a.test/big")).ShouldBeNull();
    }

    private static Gateway.EgressHop Hop(string url) => new(HttpMethod.Get, new Uri(url), [], null, null, null);

    /// <summary>A host that counts its answers and sends these headers.</summary>
    private async Task<Tenant> PrepareAsync(string host, string headers)
    {
        var count = 0;
        fixture.Seen.Clear();
        fixture.Answer = context =>
        {
            foreach (var header in headers.Split('|'))
            {
                context.Response.Headers[header.Split(": ")[0]] = header.Split(": ")[1];
            }

            return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"answer {++count}"));
        };
        return await fixture.TenantAsync(host);
    }

    private async Task<string> TextAsync(Tenant tenant, string host, params (string Name, string Value)[] headers)
    {
        var answered = await fixture.GetAsync(tenant, fixture.Url(host), r => r with { Headers = headers.ToDictionary(h => h.Name, h => h.Value) });
        return System.Text.Encoding.UTF8.GetString(answered.Value.Body.Span);
    }
}
