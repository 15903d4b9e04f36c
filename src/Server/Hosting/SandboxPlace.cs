using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Server.Hosting;

/// <summary>What the environment says about sandboxes: CADRE_SANDBOX_*, CADRE_PREVIEW_HOST, CADRE_PYTHON_INDEX, CADRE_NPM_REGISTRY.</summary>
internal static class SandboxPlace
{
    /// <exception cref="StartFailure">A value is no address, or one is missing.</exception>
    public static void Apply(SandboxesOptions options, string root, Func<string, string?> environment)
    {
        options.Root = root;
        options.PreviewHost = environment("CADRE_PREVIEW_HOST") is { Length: > 0 } host ? host.Trim().Trim('.').ToLowerInvariant() : options.PreviewHost;
        options.PythonIndex = Address("CADRE_PYTHON_INDEX", environment);
        options.NpmRegistry = Address("CADRE_NPM_REGISTRY", environment);
        ChooseProvider(options, environment);
    }

    private static void ChooseProvider(SandboxesOptions options, Func<string, string?> environment)
    {
        string? Value(string name) => environment(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        options.Provider = Value("CADRE_SANDBOX_PROVIDER") ?? options.Provider;
        options.AlsoProviders = (Value("CADRE_SANDBOX_ALSO") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        options.ContainerProgram = Value("CADRE_SANDBOX_PROGRAM");
        options.ContainerArguments = (Value("CADRE_SANDBOX_ARGUMENTS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        options.ContainerRoot = Value("CADRE_SANDBOX_ROOT");
        options.ContainerImage = Value("CADRE_SANDBOX_IMAGE");
        options.RemoteUrl = Address("CADRE_SANDBOX_URL", environment) is { } url ? new Uri(url.ToString().TrimEnd('/') + "/") : null;
        options.RemoteToken = Value("CADRE_SANDBOX_TOKEN") is { } token ? new Secret(token) : null;
        if ((options.Provider == "remote" || options.AlsoProviders.Contains("remote")) && (options.RemoteUrl is null || options.RemoteToken is null))
        {
            throw new StartFailure("The remote sandbox provider needs CADRE_SANDBOX_URL and CADRE_SANDBOX_TOKEN.");
        }
    }

    private static Uri? Address(string name, Func<string, string?> environment)
    {
        var text = environment(name);
        return string.IsNullOrWhiteSpace(text) ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new StartFailure($"{name} is '{text}', which is no http or https address.");
    }
}
