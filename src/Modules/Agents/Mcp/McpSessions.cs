using Cadre.Agents.Contracts;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Cadre.Agents.Mcp;

/// <summary>Opens sessions: over the egress gateway with the server's credential, or with a program in a sandbox of the server's own.</summary>
internal sealed class McpSessions(IEgressGateway gateway, ICredentialVault vault, ISandboxDirectory sandboxes)
{
    private static readonly TimeSpan ForHandshake = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ForProgram = TimeSpan.FromMinutes(10);

    /// <summary>Opens a session and uses it; failures of the server become errors.</summary>
    public async Task<Result<T>> UseAsync<T>(Tenant tenant, McpServerView server, TimeSpan limit, Func<McpClient, CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        var printed = () => "";
        try
        {
            var opened = server.Transport == "http" ? await OverHttpAsync(tenant, server, patience.Token) : await InSandboxAsync(tenant, server, output => printed = output, patience.Token);
            if (!opened.IsOk)
            {
                return opened.Error;
            }

            await using var session = opened.Value;
            return await work(session.Client, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return McpErrors.Timeout(server.Name, limit);
        }
        catch (TimeoutException)
        {
            return McpErrors.Timeout(server.Name, ForHandshake);
        }
        catch (Exception failure) when (McpErrors.Of(server.Name, failure, printed()) is { } error)
        {
            return error;
        }
    }

    private async Task<Result<McpSession>> OverHttpAsync(Tenant tenant, McpServerView server, CancellationToken cancellationToken)
    {
        var url = new Uri(server.Url!);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (server.Credential is { } credential)
        {
            var secret = await vault.RevealAsync(tenant, new CredentialId(credential), url.Host, cancellationToken);
            if (!secret.IsOk)
            {
                return secret.Error;
            }

            headers["Authorization"] = $"Bearer {secret.Value.Reveal()}";
        }

        var options = new HttpClientTransportOptions { Endpoint = url, TransportMode = HttpTransportMode.StreamableHttp, AdditionalHeaders = headers, Name = server.Name, EnableStandaloneGetStream = false };
        var transport = new HttpClientTransport(options, new HttpClient(gateway.CreateHandler(tenant, "mcp")) { Timeout = Timeout.InfiniteTimeSpan }, NullLoggerFactory.Instance, ownsHttpClient: true);
        return await ConnectAsync(transport, () => "", [transport], cancellationToken);
    }

    private async Task<Result<McpSession>> InSandboxAsync(Tenant tenant, McpServerView server, Action<Func<string>> prints, CancellationToken cancellationToken)
    {
        var id = await sandboxes.OfBlockAsync(tenant, server.Id, "mcp", $"MCP: {server.Name}", cancellationToken);
        var entered = id.IsOk ? await sandboxes.EnterAsync(tenant, id.Value, cancellationToken) : id.Error;
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        var visit = entered.Value;
        var options = new ExecOptions { KeepStdinOpen = true, Limits = visit.Sandbox.Spec.Limits with { Wall = ForProgram } };
        var started = await visit.Sandbox.ExecAsync(["/usr/bin/env", .. server.Command!], options, cancellationToken);
        if (!started.IsOk)
        {
            await visit.DisposeAsync();
            return started.Error;
        }

        var output = new ProgramOutput(started.Value);
        prints(() => output.Errors);
        var transport = new StreamClientTransport(started.Value.Stdin!, output.Stream, NullLoggerFactory.Instance);
        return await ConnectAsync(transport, () => output.Errors, [new Ending(started.Value), output, visit], cancellationToken);
    }

    private static async Task<Result<McpSession>> ConnectAsync(IClientTransport transport, Func<string> output, IReadOnlyList<IAsyncDisposable> behind, CancellationToken cancellationToken)
    {
        var options = new McpClientOptions
        {
            ClientInfo = new Implementation { Name = "cadre", Version = "0.1.0" },
            InitializationTimeout = ForHandshake,
            DiscoverProbeTimeout = TimeSpan.FromSeconds(20),
        };
        try
        {
            return new McpSession(await McpClient.CreateAsync(transport, options, NullLoggerFactory.Instance, cancellationToken), output, behind);
        }
        catch
        {
            foreach (var thing in behind)
            {
                await thing.DisposeAsync();
            }

            throw;
        }
    }

    private sealed class Ending(ISandboxProcess process) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await process.KillAsync(CancellationToken.None);
    }
}
