using System.Net;
using System.Net.Sockets;

namespace Cadre.Connections.Addresses;

/// <summary>Judges addresses by the IANA special-purpose registries (RFC 6890 and its updates).</summary>
internal static class AddressRules
{
    private static readonly IPNetwork[] Private =
    [
        .. Networks("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"),
    ];

    private static readonly IPNetwork[] Never =
    [
        .. Networks(
            "0.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
        .. Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48", "fd00:ec2::254/128"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Judges one address.</summary>
    public static AddressVerdict Judge(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            if (address.IsIPv4MappedToIPv6)
            {
                return Judge(address.MapToIPv4());
            }

            if (Nat64.Contains(address))
            {
                // The gateway behind it reaches the IPv4 address in the last four bytes: private ones not even by a grant of that name.
                return Judge(new IPAddress(address.GetAddressBytes().AsSpan(12))) == AddressVerdict.Public ? AddressVerdict.Public : AddressVerdict.Never;
            }
        }
        else if (address.AddressFamily != AddressFamily.InterNetwork)
        {
            return AddressVerdict.Never;
        }

        if (Never.Any(network => network.Contains(address)))
        {
            return AddressVerdict.Never;
        }

        if (Private.Any(network => network.Contains(address)))
        {
            return AddressVerdict.Private;
        }

        return address.AddressFamily == AddressFamily.InterNetwork || (GlobalUnicast.Contains(address) && address.ScopeId == 0) ? AddressVerdict.Public : AddressVerdict.Never;
    }

    private static IEnumerable<IPNetwork> Networks(params string[] texts) => texts.Select(text => IPNetwork.Parse(text));
}
