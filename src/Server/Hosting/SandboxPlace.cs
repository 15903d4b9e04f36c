using Cadre.Sandboxes;

namespace Cadre.Server.Hosting;

/// <summary>What the environment says about persistent sandboxes: CADRE_PREVIEW_HOST, CADRE_PYTHON_INDEX, CADRE_NPM_REGISTRY.</summary>
internal static class SandboxPlace
{
    /// <exception cref="StartFailure">A value is no address.</exception>
    public static void Apply(SandboxesOptions options, string root, Func<string, string?> environment)
    {
        options.Root = root;
        options.PreviewHost = environment("CADRE_PREVIEW_HOST") is { Length: > 0 } host ? host.Trim().Trim('.').ToLowerInvariant() : options.PreviewHost;
        options.PythonIndex = Address("CADRE_PYTHON_INDEX", environment);
        options.NpmRegistry = Address("CADRE_NPM_REGISTRY", environment);
    }

    private static Uri? Address(string name, Func<string, string?> environment)
    {
        var text = environment(name);
        return string.IsNullOrWhiteSpace(text) ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new StartFailure($"{name} is '{text}', which is no http or https address.");
    }
}
