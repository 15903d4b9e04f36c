namespace Cadre.Blocks.Browse;

/// <summary>Which hosts a visit may reach.</summary>
internal static class BrowseHosts
{
    /// <summary>The hosts of the addresses that are opened, their subdomains, and those of the settings.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<BrowseStep> steps, IReadOnlyList<string> more) =>
    [
        .. steps.Where(s => s.Action == "open" && Uri.TryCreate(s.Value, UriKind.Absolute, out _)).Select(s => new Uri(s.Value!)).SelectMany(Around).Concat(more.Where(h => !string.IsNullOrWhiteSpace(h)).Select(h => h.Trim())).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<string> Around(Uri address)
    {
        var port = address.IsDefaultPort ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{address.Port}");
        var plain = address.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.IdnHost[4..] : address.IdnHost;
        return address.HostNameType == UriHostNameType.Dns ? [address.IdnHost + port, plain + port, "*." + plain + port] : [address.Host + port];
    }
}
