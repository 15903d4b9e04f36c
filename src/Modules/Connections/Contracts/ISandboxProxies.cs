using Cadre.Kernel;

namespace Cadre.Connections.Contracts;

/// <summary>Ways out for sandboxes: an HTTP and CONNECT proxy on a unix socket for each. The socket is the sandbox's identity.</summary>
public interface ISandboxProxies
{
    /// <summary>Opens a proxy; dispose it with the sandbox.</summary>
    /// <param name="tenant">On whose behalf.</param>
    /// <param name="folder">Where the socket goes; a short path (a socket's path has at most 107 bytes).</param>
    /// <param name="allowedHosts">
    /// Hosts that may be reached at ports 80 and 443, or at one port with <c>:port</c>; a leading <c>*.</c> covers subdomains. IP addresses are always refused. The
    /// workspace's rules and the address checks hold besides.
    /// </param>
    /// <param name="source">For the log; the allow rules of its sandbox (<see cref="EgressScope.Sandbox"/>) count as allowed hosts too, from the moment they are made.</param>
    ISandboxProxy Open(Tenant tenant, string folder, IReadOnlyList<string> allowedHosts, EgressSource? source = null);
}

/// <summary>A sandbox's way out.</summary>
public interface ISandboxProxy : IAsyncDisposable
{
    /// <summary>The unix socket to show inside the sandbox.</summary>
    string SocketPath { get; }

    /// <summary>Replaces the hosts that may be reached. Connections that stand already go on.</summary>
    void Allow(IReadOnlyList<string> allowedHosts);

    /// <summary>What was refused since then, newest last, each message once; the last 20 at most.</summary>
    IReadOnlyList<Error> RefusedSince(DateTimeOffset time);
}
