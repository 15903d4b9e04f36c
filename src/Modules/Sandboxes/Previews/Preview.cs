using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;

namespace Cadre.Sandboxes.Previews;

/// <summary>A port of a program, shown to one caller under a host name of its own.</summary>
internal sealed class Preview(string label, string secret, Caller caller, Guid sandbox, ISandboxProcess process, int port, DateTimeOffset expiresAt) : IDisposable
{
    private readonly Lock gate = new();
    private (string Text, DateTimeOffset Until)? ticket;

    /// <summary>The first part of the host name: 128 random bits.</summary>
    public string Label => label;

    /// <summary>The value of the cookie.</summary>
    public string Secret => secret;

    public Caller Caller => caller;

    public Guid Sandbox => sandbox;

    public ISandboxProcess Process => process;

    public int Port => port;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>When the caller's access was last confirmed.</summary>
    public long CheckedAt { get; set; } = long.MinValue;

    /// <summary>Connections to the port, kept between requests.</summary>
    public HttpMessageInvoker Connections { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = 32,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        ConnectCallback = async (_, cancellationToken) =>
        {
            var dialed = await process.DialAsync(port, cancellationToken);
            return dialed.IsOk ? dialed.Value : throw new HttpRequestException(HttpRequestError.ConnectionError, dialed.Error.Message);
        },
    });

    /// <summary>Sets the one ticket that opens it.</summary>
    public void Issue(string text, DateTimeOffset until)
    {
        lock (gate)
        {
            ticket = (text, until);
        }
    }

    /// <summary>Takes a ticket; each works once.</summary>
    public bool Redeem(string text, DateTimeOffset now)
    {
        lock (gate)
        {
            if (ticket is not { } issued || issued.Until < now || !Same(issued.Text, text))
            {
                return false;
            }

            ticket = null;
            return true;
        }
    }

    /// <summary>Whether a cookie's value is ours.</summary>
    public bool Opens(string? cookie) => cookie is not null && Same(secret, cookie);

    public void Dispose() => Connections.Dispose();

    private static bool Same(string expected, string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
