using System.Text.RegularExpressions;

namespace Cadre.Architecture.Tests;

/// <summary>Who may open a connection, and who may fetch through the one door to the outside. Whoever comes new is seen here, gets a reason, and a line in <c>Server.Tests/Fetchers</c>.</summary>
public sealed partial class NetworkTests
{
    private static readonly Dictionary<string, string> Openers = new(StringComparer.Ordinal)
    {
        ["Modules/Connections/Addresses/AddressDialer.cs"] = "the one door: connects to the checked address",
        ["Modules/Connections/Addresses/IHostResolver.cs"] = "the one door: resolves",
        ["Modules/Connections/Gateway/ConnectionPools.cs"] = "the one door: its connect goes through the dialer",
        ["Modules/Connections/Proxy/SandboxProxies.cs"] = "listens on unix sockets for sandboxes",
        ["Modules/Models/Providers/ChatClients.cs"] = "over the gateway's handler",
        ["Modules/Models/Routing/MediaCalls.cs"] = "over the gateway's handler",
        ["Modules/Agents/Mcp/McpSessions.cs"] = "over the gateway's handler",
        ["Modules/Sandboxes/Remote/RemoteProvider.cs"] = "over the gateway's handler",
        ["Modules/Sandboxes/Bubblewrap/Tunnel.cs"] = "listens on unix sockets for sandboxes",
        ["Modules/Sandboxes/Previews/Preview.cs"] = "its connect dials a port inside a sandbox",
        ["Modules/Sandboxes/Workspaces/DeadSockets.cs"] = "a unix socket of a dead server",
        ["Modules/Sandboxes/Workspaces/UserClaim.cs"] = "a name that says a host user is taken; nobody connects to it",
        ["Modules/Nodes/Relay/Peer.cs"] = "nodes among themselves, at addresses from the database that each signed",
        ["Modules/Runs/Artifacts/S3/S3ArtifactFiles.cs"] = "the operator's object store, named by the environment alone",
        ["Cli/Api/ApiClient.cs"] = "the command line calls its server",
    };

    private static readonly Dictionary<string, string> Fetchers = new(StringComparer.Ordinal)
    {
        ["Modules/Models/Providers/ChatClients.cs"] = "model server",
        ["Modules/Models/Routing/MediaCalls.cs"] = "model server",
        ["Modules/Agents/Mcp/McpSessions.cs"] = "MCP server",
        ["Modules/Blocks/Web/GatewayOutbound.cs"] = "passes on for blocks",
        ["Modules/Blocks/Web/PageReader.cs"] = "Fetch block; Search block, its pages; agent, its fetch tool",
        ["Modules/Blocks/Search/WebSearch.cs"] = "Search block, its service",
        ["Modules/Blocks/Http/HttpExecutor.cs"] = "HTTP block",
        ["Modules/Blocks/Http/HttpUndo.cs"] = "HTTP block",
        ["Modules/Blocks/Control/Notification/NotificationExecutor.cs"] = "Notification block",
        ["Modules/Blocks/Browse/BrowseExecutor.cs"] = "browser block",
        ["Modules/Blocks/Browse/Recording/RecordBrowser.cs"] = "browser block, its recording",
        ["Modules/Sandboxes/Live/LiveSandboxes.cs"] = "sandbox",
        ["Modules/Blocks/Packages/Running/PackageRunner.cs"] = "sandbox",
        ["Modules/Sandboxes/Remote/RemoteProvider.cs"] = "remote provider",
        ["Server/Composition/RemoteSandboxCalls.cs"] = "remote provider",
    };

    [Fact]
    public void Connections_AreOpenedOnlyByThoseListed() => Sources(Opens()).ShouldBe(Openers.Keys, ignoreOrder: true);

    [Fact]
    public void TheDoor_IsUsedOnlyByThoseListed() => Sources(Uses()).ShouldBe(Fetchers.Keys, ignoreOrder: true);

    [Theory]
    [InlineData("using var http = new HttpClient();"), InlineData("new TcpClient(host, 80)"), InlineData("HttpClient http = new();"), InlineData("await Dns.GetHostEntryAsync(name)"), InlineData("new ClientWebSocket()"), InlineData("new System.Net.Mail.SmtpClient(host)")]
    public void Guard_PlantedConnection_IsSeen(string source) => Opens().IsMatch(source).ShouldBeTrue();

    private static IEnumerable<string> Sources(Regex pattern)
    {
        var root = Path.Combine(SourceTree.Root, "src");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && File.ReadLines(file).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && pattern.IsMatch(line)))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
    }

    [GeneratedRegex(@"\bnew\s+(System\.Net\.\S+\.)?(HttpClient|HttpMessageInvoker|SocketsHttpHandler|HttpClientHandler|Socket|TcpClient|TcpListener|UdpClient|ClientWebSocket|SmtpClient|Ping|QuicConnection|AmazonS3Client)\s*([({]|$)|\b(HttpClient|SocketsHttpHandler|Socket|TcpClient|UdpClient)\s+\w+\s*(\{ get; \}\s*)?=\s*new\b|\bSocketsHttpHandler\s+\w+\(.*=>\s*new\(\)|\bDns\.|\bWebRequest\.|\bIHttpClientFactory\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Opens();

    [GeneratedRegex(@"\b(IEgressGateway|IOutbound|ISandboxProxies|IRemoteCalls)\??\s+\w+\s*[,)]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uses();
}
