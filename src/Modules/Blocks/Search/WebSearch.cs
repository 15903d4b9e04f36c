using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Search.Service;
using Cadre.Blocks.Web;
using Cadre.Kernel;

namespace Cadre.Blocks.Search;

/// <summary>
/// Search services over their own wire formats: SearXNG (<c>GET /search?format=json</c>), Brave (<c>GET /res/v1/web/search</c>), Tavily (<c>POST /search</c>).
/// The gateway adds the key as its credential says.
/// </summary>
internal sealed partial class WebSearch(IOutbound outbound)
{
    /// <summary>Asks a service.</summary>
    public async Task<Result<IReadOnlyList<SearchHit>>> SearchAsync(Tenant tenant, SearchService service, string query, int limit, CancellationToken cancellationToken)
    {
        var request = Build(service, query, limit);
        if (!request.IsOk)
        {
            return request.Error;
        }

        var answer = await outbound.SendAsync(tenant, request.Value, cancellationToken);
        return answer.Then(a => Read(service.Provider, a, limit));
    }

    private static Result<OutboundRequest> Build(SearchService service, string query, int limit)
    {
        var text = Uri.EscapeDataString(query);
        var accept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Accept"] = "application/json" };
        switch (service.Provider)
        {
            case "searxng":
                return WebAddress.Parse(service.Endpoint ?? "").Map(root => new OutboundRequest("GET", new Uri(root.AbsoluteUri.TrimEnd('/') + $"/search?format=json&q={text}")) { Headers = accept });
            case "brave":
                return new OutboundRequest("GET", new Uri($"https://api.search.brave.com/res/v1/web/search?q={text}&count={limit}")) { Headers = accept, Credential = service.Credential };
            default:
                var body = JsonSerializer.SerializeToUtf8Bytes(new { query, max_results = limit, search_depth = "basic", include_answer = false });
                return new OutboundRequest("POST", new Uri("https://api.tavily.com/search")) { Headers = accept, Body = body, Credential = service.Credential };
        }
    }

    private static Result<IReadOnlyList<SearchHit>> Read(string provider, OutboundAnswer answer, int limit)
    {
        if (answer.Status >= 400)
        {
            return new Error(answer.Status is 429 or >= 500 ? ErrorKind.Upstream : ErrorKind.Unprocessable, "search_status", $"{provider} answered {answer.Status}.", answer.Status is 401 or 403 or 422 ? "Check the credential of the search service; SearXNG must allow the json format." : "Try again later.");
        }

        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(answer.Body);
            var list = provider == "brave" ? json.GetProperty("web").GetProperty("results") : json.GetProperty("results");
            return Result<IReadOnlyList<SearchHit>>.Ok([.. list.EnumerateArray().Take(limit).Select(item => Hit(provider, item)).Where(h => h.Url is not null)]);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new Error(ErrorKind.Upstream, "search_answer", $"{provider} did not answer in its usual form.", "Check the service's address; SearXNG must allow the json format.");
        }
    }

    private static SearchHit Hit(string provider, JsonElement item)
    {
        var text = Text(item, provider == "brave" ? "description" : "content");
        return new SearchHit(Plain(Text(item, "title")), Text(item, "url") is { Length: > 0 } url ? url : null, Plain(text), provider);
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    [GeneratedRegex("<[^>]{1,200}>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
