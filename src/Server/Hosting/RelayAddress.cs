using System.Net;

namespace Cadre.Server.Hosting;

/// <summary>Where the other nodes reach this one: <c>CADRE_NODE_ADDRESS</c> is an address of this machine, with a port or without.</summary>
internal static class RelayAddress
{
    /// <exception cref="StartFailure">It is not an address, or means every address of the machine.</exception>
    public static IPEndPoint Of(string? text)
    {
        if (text is null)
        {
            return new(IPAddress.Loopback, 0);
        }

        if (!IPEndPoint.TryParse(text, out var address))
        {
            throw new StartFailure($"CADRE_NODE_ADDRESS is '{text}', which is not an IP address like 10.0.0.5 or 10.0.0.5:7700.");
        }

        return address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any)
            ? throw new StartFailure("CADRE_NODE_ADDRESS must be one address of the private network, not all of the machine's.")
            : address;
    }
}
