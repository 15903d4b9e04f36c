using System.Collections.Concurrent;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>How a workspace treats a host: not more calls than the rate (token bucket), and none for a while after failures in a row (circuit breaker).</summary>
internal sealed class HostPatience(ConnectionsOptions options, TimeProvider time)
{
    private const int MaxHosts = 20_000;
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, string Host, int Port), Host> hosts = new();

    /// <summary>Asks for one call; the refusal when there may be none now.</summary>
    public Error? Take(WorkspaceId workspace, string name, int port)
    {
        if (hosts.Count > MaxHosts)
        {
            hosts.Clear(); // Forgetting is safe: every bucket begins full.
        }

        var host = hosts.GetOrAdd((workspace, name, port), _ => new Host { Tokens = options.CallBurst, RefilledAt = time.GetTimestamp() });
        lock (host)
        {
            if (host.OpenSince is { } since)
            {
                var left = options.BreakerPause - time.GetElapsedTime(since);
                if (left > TimeSpan.Zero)
                {
                    return EgressErrors.Limited(name, Seconds(left), "it failed several times in a row");
                }

                host.OpenSince = time.GetTimestamp(); // One call may try; until it has succeeded the others keep waiting.
            }

            host.Tokens = Math.Min(options.CallBurst, host.Tokens + (time.GetElapsedTime(host.RefilledAt).TotalSeconds * options.CallsPerSecond));
            host.RefilledAt = time.GetTimestamp();
            if (host.Tokens < 1)
            {
                return EgressErrors.Limited(name, Seconds(TimeSpan.FromSeconds((1 - host.Tokens) / options.CallsPerSecond)), "too many calls in a short time");
            }

            host.Tokens--;
            return null;
        }
    }

    /// <summary>Tells how a call went.</summary>
    public void Report(WorkspaceId workspace, string name, int port, bool failed)
    {
        if (!hosts.TryGetValue((workspace, name, port), out var host))
        {
            return;
        }

        lock (host)
        {
            host.Failures = failed ? host.Failures + 1 : 0;
            host.OpenSince = host.Failures >= options.BreakerFailures ? host.OpenSince ?? time.GetTimestamp() : null;
        }
    }

    private static int Seconds(TimeSpan span) => Math.Max(1, (int)Math.Ceiling(span.TotalSeconds));

    private sealed class Host
    {
        public double Tokens { get; set; }

        public long RefilledAt { get; set; }

        public int Failures { get; set; }

        public long? OpenSince { get; set; }
    }
}
