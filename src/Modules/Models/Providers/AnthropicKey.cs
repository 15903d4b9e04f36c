using Cadre.Kernel;

namespace Cadre.Models.Providers;

/// <summary>
/// Signs requests to Anthropic with the key of the connection, and with nothing else: the vendor's SDK also looks for tokens and profiles in the environment of the
/// process, which belong to whoever started the server, not to the workspace.
/// </summary>
internal sealed class AnthropicKey(Secret? key, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Header = "x-api-key";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = null;
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, key?.Reveal() ?? "");
        return base.SendAsync(request, cancellationToken);
    }
}
