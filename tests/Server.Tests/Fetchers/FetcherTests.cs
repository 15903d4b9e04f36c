using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;
using Cadre.Tests.ServerSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Server.Tests.Fetchers;

/// <summary>
/// Everything in Cadre that fetches what somebody names, in a whole server, against every way of naming a private place. <c>Architecture.Tests/NetworkTests</c> lists who may
/// fetch at all: whoever is added there is added here.
/// </summary>
public sealed class FetcherTests
{
    private static readonly string[] PrivatePlaces =
    [
        "http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://localhost.:PORT/", "http://2130706433:PORT/", "http://0x7f000001:PORT/", "http://0177.0.0.1:PORT/", "http://127.1:PORT/", "http://0.0.0.0:PORT/",
        "http://[::1]:PORT/", "http://[::]:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://[::ffff:7f00:1]:PORT/", "http://[64:ff9b::7f00:1]:PORT/", "http://user@127.0.0.1:PORT/", "http://①②⑦.⓪.⓪.①:PORT/",
        "http://10.0.0.1/", "http://192.168.0.1/", "http://172.17.0.1/",
    ];

    private static readonly string[] NeverPlaces = ["http://169.254.169.254/latest/meta-data/", "http://100.100.100.200/", "http://[fd00:ec2::254]/", "http://[fe80::1]/", "http://0.0.0.0/v1", "http://[64:ff9b::a9fe:a9fe]/"];

    private static readonly Dictionary<string, Func<TestServer, Tenant, string, Task<string>>> Fetchers = new(StringComparer.Ordinal)
    {
        ["HTTP block"] = (server, tenant, url) => BlockAsync(server, tenant, "http", new { method = "GET", url, timeoutSeconds = 5 }),
        ["HTTP block that posts"] = (server, tenant, url) => BlockAsync(server, tenant, "http", new { method = "POST", url, body = "{}", timeoutSeconds = 5 }),
        ["Fetch block"] = (server, tenant, url) => BlockAsync(server, tenant, "fetch", new { url }),
        ["Search block, its service"] = (server, tenant, url) => BlockAsync(server, tenant, "search", new { query = "solar lamps", endpoint = url }),
        ["Search block, its pages"] = (server, tenant, url) => BlockAsync(server, tenant, "search", new { query = "solar lamps", urls = new[] { url } }),
        ["Notification block"] = (server, tenant, url) => BlockAsync(server, tenant, "notification", new { title = "t", url }),
        ["sandbox: plain request"] = (server, tenant, url) => ProxyAsync(server, tenant, url, tunnel: false),
        ["sandbox: tunnel (pip, npm, git, browser)"] = (server, tenant, url) => ProxyAsync(server, tenant, url, tunnel: true),
        ["agent, its fetch tool"] = (server, tenant, url) => BlockAsync(server, tenant, "agent", new { task = $"Read {url}", tools = new[] { "fetch" } }),
        ["MCP server"] = (server, tenant, url) => HandlerAsync(server.Services.GetRequiredService<IEgressGateway>().CreateHandler(tenant, "mcp"), url),
        ["model server"] = (server, tenant, url) => HandlerAsync(server.Services.GetRequiredService<IEgressGateway>().CreateHandler(tenant, "model"), url),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PrivatePlaces_ByEveryFetcher_AreNeverReached_UnlessGranted()
    {
        await using var server = await TestServer.StartAsync();
        using var owner = await server.OwnerAsync();
        using var inner = new InnerService();
        var tenant = Tenant.ForSystem(owner.Me!.Workspaces[0].Id);
        foreach (var (name, fetch) in Fetchers)
        {
            foreach (var place in PrivatePlaces.Concat(NeverPlaces))
            {
                (await fetch(server, tenant, place.Replace("PORT", $"{inner.Port}", StringComparison.Ordinal))).ShouldNotContain("treasure", customMessage: $"{name}: {place}");
            }
        }

        inner.Connections.ShouldBeEmpty();
        (await BlockAsync(server, tenant, "browser", new { steps = new[] { new { action = "open", value = $"http://127.0.0.1:{inner.Port}/" } }, timeoutSeconds = 30 })).ShouldNotContain("treasure");
        inner.Connections.ShouldBeEmpty();
        await ModelsAsync(owner);
        await RemoteProviderAsync(server);
        (await owner.GetJsonAsync("/api/v1/egress/log?outcome=allowed")).GetProperty("items").GetArrayLength().ShouldBe(0);

        // The same with the protection taken away: an administrator opens this one place, and everything that fetches gets there.
        await server.Services.GetRequiredService<IEgressGrants>().GrantAsync(tenant, "localhost", inner.Port, "test", Token);
        foreach (var (name, fetch) in Fetchers)
        {
            var before = inner.Connections.Count;
            await fetch(server, tenant, $"http://localhost:{inner.Port}/");
            inner.Connections.Count.ShouldBeGreaterThan(before, name);
        }
    }

    private static async Task<string> BlockAsync(TestServer server, Tenant tenant, string type, object settings)
    {
        var executor = server.Services.GetServices<IStepExecutor>().Single(found => found.Type == type);
        return JsonSerializer.Serialize<object>(await executor.ExecuteAsync(new FetchingStep(tenant, type, settings), Token));
    }

    private static async Task<string> ProxyAsync(TestServer server, Tenant tenant, string url, bool tunnel)
    {
        var folder = Directory.CreateTempSubdirectory("cadre-way");
        var authority = url["http://".Length..].TrimEnd('/');
        var answer = new StringBuilder();
        await using (var proxy = server.Services.GetRequiredService<ISandboxProxies>().Open(tenant, folder.FullName, ["*", $"localhost:{authority.Split(':')[^1].Split('/')[0]}"]))
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(proxy.SocketPath), Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(tunnel ? $"CONNECT {authority} HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n" : $"GET {url} HTTP/1.1\r\nHost: x\r\n\r\n"), Token);
            try
            {
                answer.Append(await new StreamReader(stream).ReadToEndAsync(Token));
            }
            catch (IOException)
            {
                answer.Append("closed"); // With bytes of ours unread.
            }
        }

        folder.Delete(recursive: true);
        return answer.ToString();
    }

    private static async Task<string> HandlerAsync(HttpMessageHandler handler, string url)
    {
        using var http = new HttpClient(handler);
        try
        {
            return await http.GetStringAsync(new Uri(url), Token);
        }
        catch (Exception refused) when (refused is HttpRequestException or UriFormatException)
        {
            return refused.Message;
        }
    }

    /// <summary>Connecting a model server opens its address for the workspace: not one that is never called.</summary>
    private static async Task ModelsAsync(TestClient owner)
    {
        foreach (var place in NeverPlaces)
        {
            using var answer = await owner.PostAsync("/api/v1/models", new { kind = "custom", baseUrl = place, models = new[] { "m" } });
            answer.IsSuccessStatusCode.ShouldBeFalse(place);
        }
    }

    /// <summary>The operator names it, and only for its own private addresses that is a grant.</summary>
    private static async Task RemoteProviderAsync(TestServer server)
    {
        foreach (var place in NeverPlaces)
        {
            (await HandlerAsync(server.Services.GetRequiredService<IRemoteCalls>().CreateHandler(new Uri(place)), place)).ShouldContain("refused", customMessage: place);
        }
    }
}
