using ModelContextProtocol.Client;

namespace Cadre.Agents.Mcp;

/// <summary>An open session with a server, and what stands behind it. Disposing ends it all.</summary>
internal sealed class McpSession(McpClient client, Func<string> output, IReadOnlyList<IAsyncDisposable> behind) : IAsyncDisposable
{
    public McpClient Client => client;

    /// <summary>What the server printed as errors; empty for those behind an address.</summary>
    public string Output => output();

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        foreach (var thing in behind)
        {
            await thing.DisposeAsync();
        }
    }
}
