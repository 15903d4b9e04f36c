using System.Net;
using System.Net.Http.Headers;
using Cadre.Connections.Gateway;

namespace Cadre.Connections.Caching;

/// <summary>
/// Which answers are stored and for how long: the part of RFC 9111 that a private cache of plain GETs needs. Explicit lifetimes only (no heuristics), 200 only, no partial
/// answers; nothing that was asked with a credential or that sets a cookie.
/// </summary>
internal static class CacheRules
{
    private static readonly HashSet<string> Preventing = new(StringComparer.OrdinalIgnoreCase)
        { "Authorization", "Cookie", "X-Api-Key", "Api-Key", "X-Goog-Api-Key", "X-Auth-Token", "X-Subscription-Token", "Range", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range" };

    /// <summary>Whether the cache has to do with a request at all.</summary>
    public static bool Concerns(EgressHop hop) => hop.Method == HttpMethod.Get && hop.Body is null && hop.SecretHeader is null && !hop.Headers.Any(header => Preventing.Contains(header.Key)) && !Asked(hop).NoStore;

    /// <summary>Whether the caller takes a stored answer without asking the origin (RFC 9111 §5.2.1).</summary>
    public static bool TakesStored(EgressHop hop, CacheEntry entry, DateTimeOffset now)
    {
        var asked = Asked(hop);
        return entry.IsFreshAt(now) && !asked.NoCache && (asked.MaxAge is not { } most || entry.AgeAt(now) <= most);
    }

    /// <summary>The entry to store; null when the answer may not be (RFC 9111 §3, §4.2).</summary>
    public static CacheEntry? Entry(EgressHop hop, HttpResponseMessage response, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var control = response.Headers.CacheControl;
        var headers = Headers(response);
        var vary = response.Headers.Vary;
        if (response.StatusCode != HttpStatusCode.OK || control is { NoStore: true } || vary.Contains("*") || response.Headers.Contains("Set-Cookie"))
        {
            return null;
        }

        var entry = new CacheEntry((int)response.StatusCode, headers, body, Varied(hop, vary), now, response.Headers.Age ?? TimeSpan.Zero, Lifetime(response, now));
        return entry.IsFreshAt(now) || entry.Header("ETag") is not null || entry.Header("Last-Modified") is not null ? entry : null;
    }

    /// <summary>The entry after the origin confirmed it (RFC 9111 §4.3.4): its headers are taken over, its body stays.</summary>
    public static CacheEntry Confirmed(CacheEntry entry, HttpResponseMessage confirmation, DateTimeOffset now)
    {
        var fresh = Headers(confirmation).Where(header => !header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)).ToList();
        var kept = entry.Headers.Where(header => !fresh.Any(other => string.Equals(other.Key, header.Key, StringComparison.OrdinalIgnoreCase)));
        var stays = confirmation.Headers.CacheControl is null && confirmation.Content.Headers.Expires is null;
        return entry with { Headers = [.. kept, .. fresh], StoredAt = now, Age = confirmation.Headers.Age ?? TimeSpan.Zero, Lifetime = stays ? entry.Lifetime : Lifetime(confirmation, now) };
    }

    /// <summary>Whether an entry answers a request with these headers (RFC 9111 §4.1).</summary>
    public static bool Matches(CacheEntry entry, EgressHop hop) => entry.Varied.All(varied => Value(hop, varied.Key) == varied.Value);

    private static TimeSpan Lifetime(HttpResponseMessage response, DateTimeOffset now)
    {
        var control = response.Headers.CacheControl;
        return control is { NoCache: true } ? TimeSpan.Zero
            : control?.MaxAge is { } lifetime ? lifetime
            : response.Content.Headers.Expires is { } expires ? expires - (response.Headers.Date ?? now)
            : TimeSpan.Zero;
    }

    private static List<KeyValuePair<string, string>> Varied(EgressHop hop, HttpHeaderValueCollection<string> vary) =>
        [.. vary.Where(name => !string.Equals(name, "Accept-Encoding", StringComparison.OrdinalIgnoreCase)).Select(name => new KeyValuePair<string, string>(name, Value(hop, name)))]; // What is stored is decompressed.

    private static string Value(EgressHop hop, string name) =>
        string.Join(",", hop.Headers.Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value.Trim()));

    private static (bool NoStore, bool NoCache, TimeSpan? MaxAge) Asked(EgressHop hop) =>
        CacheControlHeaderValue.TryParse(Value(hop, "Cache-Control"), out var asked) && asked is not null ? (asked.NoStore, asked.NoCache, asked.MaxAge) : (false, false, null);

    private static List<KeyValuePair<string, string>> Headers(HttpResponseMessage response) =>
        [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Select(header => new KeyValuePair<string, string>(header.Key, string.Join(", ", header.Value)))];
}
