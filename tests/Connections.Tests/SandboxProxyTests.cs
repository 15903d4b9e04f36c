using System.Net;
using System.Net.Sockets;
using System.Text;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Connections.Tests;

/// <summary>The way out of sandboxes, and the ways around its list.</summary>
public sealed class SandboxProxyTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cadre-proxy");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task AllowedHost_ByGetAndTunnel_IsReached_AndLogged()
    {
        var tenant = await fixture.TenantAsync("allowed.test");
        fixture.Answer = context => context.Response.WriteAsync($"to {context.Request.Host}{context.Request.Path}");
        var proxy = Open(tenant, $"allowed.test:{fixture.Port}");
        (await AskAsync(proxy, $"GET {fixture.Url("allowed.test", "/x")} HTTP/1.1\r\nHost: forged.test\r\nProxy-Authorization: Basic eA==\r\n\r\n")).ShouldContain($"to allowed.test:{fixture.Port}/x");
        (await AskAsync(proxy, $"CONNECT allowed.test:{fixture.Port} HTTP/1.1\r\n\r\n", "GET /y HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).ShouldContain("to a/y");
        await proxy.DisposeAsync(); // Waits for its connections, so their lines are there.
        (await fixture.LogAsync<string>(tenant, "method || ' ' || host || ' ' || outcome")).ShouldBe(["GET allowed.test ok", "CONNECT allowed.test ok"]);
    }

    [Theory]
    [InlineData("other.test:PORT"), InlineData("allowed.test:81"), InlineData("allowed.test.evil.test:PORT"), InlineData("evilallowed.test:PORT"), InlineData("127.0.0.1:PORT"), InlineData("2130706433:PORT"), InlineData("0x7f.1:PORT")]
    [InlineData("[::1]:PORT"), InlineData("[::ffff:127.0.0.1]:PORT"), InlineData("user@allowed.test:PORT"), InlineData("allowed.test@other.test:PORT"), InlineData("allowed.test:PORT/x"), InlineData("allowed.test"), InlineData("private.test:PORT"), InlineData("rebound.test:PORT")]
    public async Task Tunnel_AroundTheList_IsRefused(string target)
    {
        var tenant = await fixture.TenantAsync("allowed.test");
        foreach (var name in new[] { "other.test", "private.test", "allowed.test.evil.test", "evilallowed.test" })
        {
            fixture.Resolver.Names[name] = [IPAddress.Loopback];
        }

        fixture.Resolver.Changing["rebound.test"] = new([[IPAddress.Loopback]]);
        fixture.Seen.Clear();
        fixture.Connector.Connected.Clear();
        await using var proxy = Open(tenant, $"allowed.test:{fixture.Port}", $"private.test:{fixture.Port}", $"rebound.test:{fixture.Port}");
        (await AskAsync(proxy, $"CONNECT {target.Replace("PORT", $"{fixture.Port}", StringComparison.Ordinal)} HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\n")).ShouldStartWith("HTTP/1.1 403");
        fixture.Seen.ShouldBeEmpty();
        fixture.Connector.Connected.ShouldBeEmpty();
        (await PlainClient.CallAsync(fixture, new Uri($"http://{target.Replace("PORT", $"{fixture.Port}", StringComparison.Ordinal)}"))).ShouldNotBeEmpty("without the proxy it gets there");
    }

    [Fact]
    public async Task Tunnel_Rebound_ConnectsToTheCheckedAddressOnly()
    {
        var tenant = await fixture.TenantAsync();
        fixture.Answer = context => context.Response.WriteAsync("public");
        fixture.Resolver.Changing["rebind.tunnel.test"] = new([[IPAddress.Parse("93.184.216.34")], [IPAddress.Loopback]]);
        fixture.Connector.Connected.Clear();
        await using var proxy = Open(tenant, $"rebind.tunnel.test:{fixture.Port}");
        (await AskAsync(proxy, $"CONNECT rebind.tunnel.test:{fixture.Port} HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).ShouldContain("public");
        (await AskAsync(proxy, $"CONNECT rebind.tunnel.test:{fixture.Port} HTTP/1.1\r\n\r\n")).ShouldStartWith("HTTP/1.1 403");
        fixture.Connector.Connected.ShouldBe([IPAddress.Parse("93.184.216.34")]);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: allowed.test\r\n\r\n"), InlineData("GET https://allowed.test/ HTTP/1.1\r\n\r\n"), InlineData("GET file:///etc/passwd HTTP/1.1\r\n\r\n"), InlineData("\r\n\r\n"), InlineData("CONNECT allowed.test:443\r\n\r\n")]
    [InlineData("GET http://user:x@allowed.test/ HTTP/1.1\r\n\r\n"), InlineData("GET http://allowed.test/\nX: y HTTP/1.1\r\n\r\n"), InlineData("GET http://10.0.0.1/ HTTP/1.1\r\n\r\n")]
    public async Task Request_Malformed_IsRefused(string head)
    {
        await using var proxy = Open(await fixture.TenantAsync(), "*");
        (await AskAsync(proxy, head)).ShouldStartWith("HTTP/1.1 403");
    }

    [Fact]
    public async Task Sandbox_WithProxy_ReachesAllowedHostOnly()
    {
        var tenant = await fixture.TenantAsync("allowed.test", "other.test");
        fixture.Answer = context => context.Response.WriteAsync("over the bridge");
        await using var services = new ServiceCollection().AddLogging().AddSandboxes(options => options.Root = Path.Combine(folder.FullName, "sandboxes")).BuildServiceProvider();
        var provider = services.GetRequiredService<ISandboxProvider>();
        Assert.SkipUnless((await provider.ProbeAsync(Token)).Available || Environment.GetEnvironmentVariable("CI") == "true", "no sandboxes here");
        await using var proxy = Open(tenant, $"allowed.test:{fixture.Port}");
        var opened = await provider.OpenAsync(tenant, new SandboxKey("egress"), new SandboxSpec { Egress = new SandboxEgress(proxy.SocketPath) }, Token);
        await using var sandbox = opened.Value;
        var run = await sandbox.RunAsync(
            ["/usr/bin/python3", "-c", $"""
            import urllib.request, urllib.error, socket
            print(urllib.request.urlopen('http://allowed.test:{fixture.Port}/').read().decode())
            for url in ['http://other.test:{fixture.Port}/', 'http://127.0.0.2:{fixture.Port}/']:
                try: print('reached', urllib.request.urlopen(url).read())
                except urllib.error.HTTPError as error: print(error.code)
            try: socket.create_connection(('1.1.1.1', 80), 1); print('reached')
            except OSError: print('no other way')
            """],
            new ExecOptions(), default, 10_000, Token);
        run.Value.StdoutText.ShouldBe("over the bridge\n403\n403\nno other way\n", run.Value.StderrText);
        Assert.SkipUnless(File.Exists("/usr/bin/curl"), "curl is not installed");
        var curl = await sandbox.RunAsync(["/usr/bin/curl", "-sS", "--proxytunnel", $"http://allowed.test:{fixture.Port}/"], new ExecOptions(), default, 10_000, Token);
        curl.Value.StdoutText.ShouldBe("over the bridge", curl.Value.StderrText);
    }

    private ISandboxProxy Open(Tenant tenant, params string[] hosts) => fixture.Services.GetRequiredService<ISandboxProxies>().Open(tenant, folder.FullName, hosts);

    private static async Task<string> AskAsync(ISandboxProxy proxy, string head, string? then = null)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(proxy.SocketPath), Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head), Token);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        int read;
        while ((read = await ReceiveAsync(socket, buffer)) > 0)
        {
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
            if (then is not null && answer.ToString().EndsWith("established\r\n\r\n", StringComparison.Ordinal))
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes(then), Token);
                then = null;
            }
        }

        return answer.ToString();
    }

    private static async Task<int> ReceiveAsync(Socket socket, byte[] buffer)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, Token);
        }
        catch (SocketException)
        {
            return 0; // Closed with unread bytes of ours.
        }
    }
}
