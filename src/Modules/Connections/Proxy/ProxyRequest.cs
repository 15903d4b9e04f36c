using System.Text;
using Cadre.Connections.Gateway;
using Cadre.Kernel;

namespace Cadre.Connections.Proxy;

/// <summary>The head of a proxy request (RFC 9112 §3.2: absolute-form, or authority-form for CONNECT).</summary>
/// <param name="IsTunnel">CONNECT.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">Where to.</param>
/// <param name="Head">The head to send on; empty for a tunnel.</param>
internal sealed record ProxyRequest(bool IsTunnel, string Method, Uri Target, byte[] Head)
{
    private static readonly string[] Dropped = ["host", "connection", "keep-alive", "proxy-connection", "proxy-authorization", "te", "upgrade"];

    public string Host => UrlRules.HostOf(Target);

    /// <summary>Parses the head; what is not exactly a request is refused.</summary>
    public static Result<ProxyRequest> Parse(byte[] head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        var first = lines[0].Split(' ');
        if (first.Length != 3 || first[2] is not ("HTTP/1.1" or "HTTP/1.0") || lines.Any(line => line.AsSpan().ContainsAny('\r', '\n', '\0')))
        {
            return Refuse("this is no HTTP/1.1 proxy request");
        }

        var tunnel = first[0] == "CONNECT";
        if (!Uri.TryCreate(tunnel ? $"https://{first[1]}/" : first[1], UriKind.Absolute, out var target) || (!tunnel && target.Scheme != Uri.UriSchemeHttp) || (tunnel && target.AbsolutePath != "/"))
        {
            return Refuse("the target is no host and port, or no http address");
        }

        if (UrlRules.Check(target) is { } refused)
        {
            return refused;
        }

        return System.Net.IPAddress.TryParse(UrlRules.HostOf(target), out _)
            ? Refuse("IP addresses are refused: use the host's name")
            : new ProxyRequest(tunnel, first[0], target, tunnel ? [] : Rewrite(first[0], target, lines));
    }

    private static byte[] Rewrite(string method, Uri target, string[] lines)
    {
        var text = new StringBuilder().Append(method).Append(' ').Append(target.PathAndQuery).Append(" HTTP/1.1\r\nHost: ").Append(target.Authority).Append("\r\nConnection: close\r\n");
        foreach (var line in lines.Skip(1).Where(line => line.Length > 0 && !Dropped.Contains(line.Split(':')[0].Trim().ToLowerInvariant())))
        {
            text.Append(line).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(text.Append("\r\n").ToString());
    }

    private static Error Refuse(string why) => EgressErrors.Refused($"The proxy refuses this: {why}.", "Call an allowed host by its name.");
}
