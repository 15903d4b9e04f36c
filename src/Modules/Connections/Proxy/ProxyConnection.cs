using System.Net.Sockets;
using System.Text;
using Cadre.Connections.Contracts;
using Cadre.Connections.Gateway;
using Cadre.Connections.Log;
using Cadre.Connections.Rules;
using Cadre.Kernel;

namespace Cadre.Connections.Proxy;

/// <summary>One connection of a sandbox: (1) read the head, (2) check the list, the workspace's rules and every address, (3) connect to a checked address, (4) carry bytes both ways.</summary>
internal sealed class ProxyConnection(Socket client, Tenant tenant, IReadOnlyList<AllowedHost> allowed, EgressSource? source, ProxyServices services, RecentRefusals refusals)
{
    private const int MaxHead = 16 * 1024;
    private const long MaxBytes = 2L << 30;
    private static readonly TimeSpan HeadTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(2);
    private long sent;
    private long received;

    /// <summary>Serves it to its end.</summary>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        var started = services.Time.GetTimestamp();
        var (head, rest) = await ReadHeadAsync(cancellationToken); // 1
        var parsed = head is null ? EgressErrors.Refused("The proxy refuses this: the head is too long or incomplete.", "Send a plain request.") : ProxyRequest.Parse(head);
        var outcome = parsed.IsOk ? await PassAsync(parsed.Value, rest, cancellationToken) : parsed.Error;
        if (outcome is not null)
        {
            Remember(outcome);
            await AnswerAsync(outcome, cancellationToken);
        }

        if (parsed.IsOk)
        {
            await services.Log.AddAsync(Line(parsed.Value, outcome, started), CancellationToken.None);
        }
    }

    private async Task<Error?> PassAsync(ProxyRequest request, ReadOnlyMemory<byte> rest, CancellationToken cancellationToken)
    {
        var port = request.Target.Port;
        if (!allowed.Any(host => host.Covers(request.Host, port)) && !await services.Gate.SandboxListsAsync(tenant, source, request.Host, port, cancellationToken))
        {
            return EgressErrors.Refused(EgressRefusal.NotOnSandboxList, $"{request.Host}:{port}");
        }

        var addresses = await services.Gate.CheckAsync(tenant, "sandbox", request.Host, port, source, cancellationToken); // 2
        if (!addresses.IsOk)
        {
            return addresses.Error;
        }

        if (services.Patience.Take(tenant.Workspace, request.Host, port) is { } limited)
        {
            return limited;
        }

        try
        {
            using var server = await services.Dialer.DialAsync(addresses.Value, port, cancellationToken); // 3
            services.Patience.Report(tenant.Workspace, request.Host, port, failed: false);
            if (request.IsTunnel)
            {
                await client.SendAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), cancellationToken);
            }

            await server.SendAsync(request.Head, cancellationToken);
            await server.SendAsync(rest, cancellationToken);
            await CarryAsync(server, cancellationToken); // 4
            return null;
        }
        catch (HttpRequestException exception)
        {
            services.Patience.Report(tenant.Workspace, request.Host, port, failed: true);
            return EgressErrors.Failed(request.Host, exception.Message);
        }
        catch (SocketException)
        {
            return null; // One side went away in the middle: both are closed.
        }
    }

    private async Task CarryAsync(Socket server, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var up = CopyAsync(client, server, count => Interlocked.Add(ref sent, count), over.Token);
        var down = CopyAsync(server, client, count => Interlocked.Add(ref received, count), over.Token);
        if (await Task.WhenAny(up, down) == down)
        {
            await over.CancelAsync(); // The answer has ended: what the sandbox might still send has no receiver.
        }

        await Task.WhenAll(up, down);
    }

    private static async Task CopyAsync(Socket from, Socket to, Func<long, long> count, CancellationToken cancellationToken)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (true)
            {
                using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                idle.CancelAfter(IdleTimeout);
                var read = await from.ReceiveAsync(buffer, idle.Token);
                if (read == 0 || count(read) > MaxBytes)
                {
                    break;
                }

                await to.SendAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            return; // The other direction sees its end too.
        }
    }

    private async Task<(byte[]? Head, ReadOnlyMemory<byte> Beyond)> ReadHeadAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(HeadTimeout);
        var buffer = new byte[MaxHead];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await client.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (read == 0)
            {
                break;
            }

            length += read;
            var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return (buffer[..end], buffer.AsMemory(end + 4, length - end - 4));
            }
        }

        return (null, default);
    }

    private async Task AnswerAsync(Error error, CancellationToken cancellationToken)
    {
        var status = error.Kind switch { ErrorKind.Forbidden => 403, ErrorKind.Limited => 429, _ => 502 };
        var text = $"{error.Message} {error.Fix}";
        var body = Encoding.UTF8.GetBytes($"{text}\n");
        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 {status} {Reason(text)}\r\nContent-Type: text/plain; charset=utf-8\r\nProxy-Status: cadre; error=http_request_denied\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        await client.SendAsync(head, cancellationToken);
        await client.SendAsync(body, cancellationToken);
    }

    /// <summary>What was tried and failed is no refusal.</summary>
    private void Remember(Error outcome)
    {
        if (outcome.Kind is ErrorKind.Forbidden or ErrorKind.Limited)
        {
            refusals.Add(outcome);
        }
    }

    /// <summary>For the status line: what programs show of a refused tunnel, whose body they do not read.</summary>
    private static string Reason(string text) => string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?'));

    private EgressLine Line(ProxyRequest request, Error? outcome, long started) => new()
    {
        Workspace = tenant.Workspace,
        Id = services.Ids.NewGuid(),
        At = services.Time.GetUtcNow(),
        Purpose = "sandbox",
        Method = request.Method.Length > 20 ? request.Method[..20] : request.Method,
        Host = request.Host,
        Port = request.Target.Port,
        Path = request.IsTunnel ? "" : request.Target.AbsolutePath[..Math.Min(request.Target.AbsolutePath.Length, 500)],
        Outcome = outcome?.Code ?? "ok",
        Sent = sent,
        Received = received,
        DurationMs = (int)services.Time.GetElapsedTime(started).TotalMilliseconds,
        Source = source,
        Detail = outcome?.Message,
    };
}
