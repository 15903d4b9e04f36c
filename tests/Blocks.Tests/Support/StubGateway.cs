using System.Text;
using Cadre.Blocks.Web;
using Cadre.Kernel;

namespace Cadre.Blocks.Tests;

/// <summary>The outside as a table: address → answer. Unknown addresses cannot be reached.</summary>
internal sealed class StubGateway : IOutbound
{
    private readonly AsyncLocal<Func<OutboundRequest, OutboundAnswer?>?> script = new();

    public Func<OutboundRequest, OutboundAnswer?>? Script { get => script.Value; set => script.Value = value; }

    public Task<Result<OutboundAnswer>> SendAsync(Tenant tenant, OutboundRequest request, CancellationToken cancellationToken)
    {
        var answer = Script?.Invoke(request);
        return Task.FromResult<Result<OutboundAnswer>>(answer is null ? new Error(ErrorKind.Upstream, "unreachable", $"{request.Url.Host} cannot be reached.", "Check the address.") : answer);
    }

    public static OutboundAnswer Answer(Uri url, string mediaType, string body, int status = 200) =>
        new(status, url, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["content-type"] = mediaType }, Encoding.UTF8.GetBytes(body));
}
