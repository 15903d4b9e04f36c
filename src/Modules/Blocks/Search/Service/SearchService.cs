using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Search.Service;

/// <summary>Which service is asked, and how it is reached.</summary>
/// <param name="Provider"><c>searxng</c>, <c>brave</c> or <c>tavily</c>.</param>
/// <param name="Endpoint">Base address of a SearXNG server; null for the others.</param>
/// <param name="Credential">Handle of the API key of Brave or Tavily; null for SearXNG.</param>
internal sealed record SearchService(string Provider, string? Endpoint = null, string? Credential = null)
{
    private static readonly string[] Providers = ["searxng", "brave", "tavily"];

    /// <summary>Checks what somebody wrote and leaves out what the provider does not need.</summary>
    public static Result<SearchService> Check(string? provider, string? endpoint, string? credential)
    {
        if (!Providers.Contains(provider, StringComparer.Ordinal))
        {
            return new Error(ErrorKind.Invalid, "search_provider", $"'{provider}' is no search provider.", "Choose searxng, brave or tavily.");
        }

        if (provider == "searxng")
        {
            return Web.WebAddress.Parse(endpoint?.Trim() ?? "").Map(address => new SearchService(provider, address.AbsoluteUri.TrimEnd('/')));
        }

        return string.IsNullOrWhiteSpace(credential)
            ? new Error(ErrorKind.Invalid, "search_credential", $"{provider} needs an API key.", "Add the key under Credentials and choose it here.")
            : new SearchService(provider!, null, credential.Trim());
    }
}
