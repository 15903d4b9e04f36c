using System.Globalization;
using Cadre.Sandboxes.Persistence;

namespace Cadre.Sandboxes.Live;

/// <summary>Where packages come from inside persistent sandboxes.</summary>
internal static class PackagePlaces
{
    /// <summary>The hosts to be reached for them; none where the workspace's administrators switched them off.</summary>
    public static IReadOnlyList<string> Hosts(SandboxesOptions options, SandboxSettings settings) => !settings.Packages ? [] : [.. options.PackageHosts, .. Place(options.PythonIndex), .. Place(options.NpmRegistry)];

    /// <summary>What tells pip and npm of them, and keeps both quiet and out of the way of other files.</summary>
    public static IReadOnlyDictionary<string, string> Variables(SandboxesOptions options)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1",
            ["PIP_NO_INPUT"] = "1",
            ["PIP_CACHE_DIR"] = "/work/.cache/pip",
            ["PIP_BREAK_SYSTEM_PACKAGES"] = "1",
            ["npm_config_cache"] = "/work/.cache/npm",
            ["npm_config_update_notifier"] = "false",
            ["npm_config_fund"] = "false",
            ["npm_config_audit"] = "false",
        };
        if (options.PythonIndex is { } index)
        {
            variables["PIP_INDEX_URL"] = index.ToString();
            variables["PIP_TRUSTED_HOST"] = index.IsDefaultPort ? index.Host : string.Create(CultureInfo.InvariantCulture, $"{index.Host}:{index.Port}");
        }

        if (options.NpmRegistry is { } registry)
        {
            variables["npm_config_registry"] = registry.ToString();
        }

        return variables;
    }

    private static IEnumerable<string> Place(Uri? address) =>
        address is null ? [] : [address.IsDefaultPort ? address.Host : string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}")];
}
