using System.IO.Compression;
using System.Text;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Connections.Tests;

public sealed class EgressGatewayTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_Get_GivesAnswerAndLogLine()
    {
        var tenant = await fixture.TenantAsync("api.test");
        fixture.Answer = context =>
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync("hello");
        };
        var answer = (await fixture.GetAsync(tenant, fixture.Url("api.test", "/path?key=hidden"))).Value;
        (answer.Status, answer.MediaType, Encoding.UTF8.GetString(answer.Body.Span)).ShouldBe((200, "text/plain", "hello"));
        var line = (await fixture.LogAsync<LogRow>(tenant, "host, path, outcome, status, purpose, address")).Single();
        line.ShouldBe(new LogRow("api.test", "/path", "ok", 200, "test", "127.0.0.1"));
        (await fixture.LogAsync<LogRow>(await fixture.TenantAsync(), "host, path, outcome, status, purpose, address")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_Refused_IsLoggedToo()
    {
        var tenant = await fixture.TenantAsync();
        await fixture.GetAsync(tenant, new Uri("http://10.0.0.1/x"));
        (await fixture.LogAsync<LogRow>(tenant, "host, path, outcome, status, purpose, address")).Single().ShouldBe(new LogRow("10.0.0.1", "/x", "egress_refused", null, "test", null));
    }

    [Fact]
    public async Task Redirect_ToOtherHost_LeavesCredentialsBehind()
    {
        var tenant = await fixture.TenantAsync("first.test", "second.test");
        var credential = await SaveAsync(tenant, "first.test");
        fixture.Seen.Clear();
        fixture.Answer = context =>
        {
            var path = context.Request.Path.Value;
            if (path is "/a" or "/b")
            {
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = path == "/a" ? "/b" : fixture.Url("second.test", "/c").ToString();
            }

            return Task.CompletedTask;
        };
        var answered = await fixture.GetAsync(tenant, fixture.Url("first.test", "/a"), request => request with { Credential = credential, Headers = new Dictionary<string, string> { ["Cookie"] = "own" } });
        answered.Value.Url.ShouldBe(fixture.Url("second.test", "/c"));
        fixture.Seen.Select(seen => (seen.Path, seen.Authorization, seen.Cookie)).ShouldBe([("/a", "Bearer s3cret", "own"), ("/b", "Bearer s3cret", "own"), ("/c", null, null)]);
    }

    [Fact]
    public async Task Redirect_Endless_IsRefused()
    {
        var tenant = await fixture.TenantAsync("loop-a.test");
        fixture.Answer = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/again";
            return Task.CompletedTask;
        };
        fixture.Seen.Clear();
        (await fixture.GetAsync(tenant, fixture.Url("loop-a.test"))).Error!.Code.ShouldBe("egress_refused");
        fixture.Seen.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Credential_ForOtherHost_IsNotSent()
    {
        var tenant = await fixture.TenantAsync("bound.test", "other.test");
        var credential = await SaveAsync(tenant, "bound.test");
        fixture.Seen.Clear();
        (await fixture.GetAsync(tenant, fixture.Url("other.test"), request => request with { Credential = credential })).Error!.Code.ShouldBe("credential_host");
        var stranger = await fixture.TenantAsync("bound.test");
        (await fixture.GetAsync(stranger, fixture.Url("bound.test"), request => request with { Credential = credential })).Error!.Code.ShouldBe("not_found");
        fixture.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("POST", 1)]
    public async Task Send_Unavailable_RepeatsOnlyIdempotentMethods(string method, int times)
    {
        var tenant = await fixture.TenantAsync($"busy-{method}.test".ToLowerInvariant());
        fixture.Seen.Clear();
        fixture.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var answered = await fixture.GetAsync(tenant, fixture.Url($"busy-{method}.test".ToLowerInvariant()), request => request with { Method = new HttpMethod(method) });
        answered.Value.Status.ShouldBe(503);
        fixture.Seen.Count.ShouldBe(times);
    }

    [Fact]
    public async Task Send_HostFailingInARow_IsLeftAloneForAWhile()
    {
        var tenant = await fixture.TenantAsync("broken.test");
        fixture.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        for (var i = 0; i < fixture.Options.BreakerFailures; i++)
        {
            await fixture.GetAsync(tenant, fixture.Url("broken.test"), request => request with { Method = HttpMethod.Post });
        }

        fixture.Seen.Clear();
        var refused = await fixture.GetAsync(tenant, fixture.Url("broken.test"));
        (refused.Error!.Code, refused.Error.RetryAfterSeconds).ShouldBe(("egress_limited", 1));
        fixture.Seen.ShouldBeEmpty();
        fixture.Answer = context => context.Response.WriteAsync("well again");
        await Task.Delay(fixture.Options.BreakerPause * 1.2, Token);
        (await fixture.GetAsync(tenant, fixture.Url("broken.test"))).Value.Status.ShouldBe(200);
        (await fixture.GetAsync(tenant, fixture.Url("broken.test"))).Value.Status.ShouldBe(200);
    }

    [Fact]
    public async Task Answer_LargerThanLimit_OrBomb_IsRefused()
    {
        var tenant = await fixture.TenantAsync("big.test");
        fixture.Answer = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            for (var i = 0; i < 200; i++)
            {
                await zip.WriteAsync(new byte[1 << 20], context.RequestAborted);
            }
        };
        (await fixture.GetAsync(tenant, fixture.Url("big.test"), request => request with { MaxBytes = 1 << 20 })).Error!.Code.ShouldBe("egress_too_large");
    }

    [Fact]
    public async Task Answer_Never_EndsInTimeout()
    {
        var tenant = await fixture.TenantAsync("slow.test");
        fixture.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        (await fixture.GetAsync(tenant, fixture.Url("slow.test"), request => request with { Timeout = TimeSpan.FromMilliseconds(200) })).Error!.Code.ShouldBe("egress_timeout");
    }

    [Theory]
    [InlineData("Host", "evil"), InlineData("Transfer-Encoding", "chunked"), InlineData("X-A", "b\r\nX-C: d"), InlineData("X B", "c"), InlineData("Proxy-Authorization", "x")]
    public async Task Header_Refused_IsNotSent(string name, string value)
    {
        var tenant = await fixture.TenantAsync("head.test");
        fixture.Seen.Clear();
        (await fixture.GetAsync(tenant, fixture.Url("head.test"), request => request with { Headers = new Dictionary<string, string> { [name] = value } })).Error!.Code.ShouldBe("egress_refused");
        fixture.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rules_AllowAndDeny_HoldPerWorkspaceAndPurpose()
    {
        var tenant = await fixture.TenantAsync("one.example.test", "two.test");
        fixture.Answer = context => context.Response.WriteAsync("x");
        var rules = fixture.Services.GetRequiredService<IEgressRules>();
        await rules.SetAsync(tenant, new EgressRule(false, "two.test", ""), Token);
        (await fixture.GetAsync(tenant, fixture.Url("two.test"))).Error!.Code.ShouldBe("egress_refused");
        (await fixture.GetAsync(tenant, fixture.Url("one.example.test"))).IsOk.ShouldBeTrue();
        await rules.SetAsync(tenant, new EgressRule(true, "*.other.test", "test"), Token);
        (await fixture.GetAsync(tenant, fixture.Url("one.example.test"))).Error!.Code.ShouldBe("egress_refused");
        (await fixture.GetAsync(tenant, fixture.Url("one.example.test"), request => request with { Purpose = "model" })).IsOk.ShouldBeTrue();
        await rules.SetAsync(tenant, new EgressRule(true, "*.example.test", "test"), Token);
        (await fixture.GetAsync(tenant, fixture.Url("one.example.test"))).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Handler_StreamsAnswer_AndIsChecked()
    {
        var tenant = await fixture.TenantAsync("model.test");
        var gate = new TaskCompletionSource();
        fixture.Answer = async context =>
        {
            await context.Response.WriteAsync("first ");
            await context.Response.Body.FlushAsync();
            await gate.Task;
            await context.Response.WriteAsync("second");
        };
        using var client = new HttpClient(fixture.Gateway.CreateHandler(tenant, "model"));
        using var response = await client.GetAsync(fixture.Url("model.test"), HttpCompletionOption.ResponseHeadersRead, Token);
        var stream = await response.Content.ReadAsStreamAsync(Token);
        var buffer = new byte[100];
        Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Token)).ShouldBe("first ");
        gate.SetResult();
        Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Token)).ShouldBe("second");
    }

    private async Task<CredentialId> SaveAsync(Tenant tenant, string host) =>
        (await fixture.Vault.SaveAsync(tenant, new NewCredential("http", "key", [host], new Secret("s3cret")), Token)).Value;

    private sealed record LogRow(string Host, string Path, string Outcome, int? Status, string Purpose, string? Address);
}
