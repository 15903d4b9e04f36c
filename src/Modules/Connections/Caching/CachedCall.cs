using System.Net;
using Cadre.Connections.Contracts;
using Cadre.Connections.Gateway;
using Cadre.Kernel;

namespace Cadre.Connections.Caching;

/// <summary>
/// One hop with the cache in front. (1) A fresh answer is given without a call, if the workspace's lists still allow the host. (2) A stale one is asked about with its
/// validators. (3) Confirmed, it is fresh again. (4) A new answer is stored when it may be. (5) A successful change forgets what was stored at its address.
/// </summary>
internal sealed class CachedCall(AnswerCache cache, EgressCall call, EgressGate gate, TimeProvider time)
{
    /// <summary>Answers a hop.</summary>
    /// <param name="tenant">On whose behalf.</param>
    /// <param name="purpose">For the rules and the log.</param>
    /// <param name="hop">The hop.</param>
    /// <param name="maxBytes">The largest body to keep.</param>
    /// <param name="send">Makes the call, with repeats.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Result<HttpResponseMessage>> SendAsync(
        Tenant tenant, string purpose, EgressHop hop, long maxBytes, Func<EgressHop, Task<Result<HttpResponseMessage>>> send, CancellationToken cancellationToken)
    {
        if (!CacheRules.Concerns(hop))
        {
            var answered = await send(hop);
            if (answered.IsOk && hop.Method != HttpMethod.Get && hop.Method != HttpMethod.Head && answered.Value.IsSuccessStatusCode)
            {
                cache.Forget(tenant.Workspace, hop.Url); // 5
            }

            return answered;
        }

        var stored = cache.Find(tenant.Workspace, hop);
        if (stored is not null && CacheRules.TakesStored(hop, stored, time.GetUtcNow()))
        {
            return await GiveAsync(tenant, purpose, hop, stored, cancellationToken); // 1
        }

        var asked = await send(stored is null ? hop : Asking(hop, stored)); // 2
        if (!asked.IsOk)
        {
            return asked;
        }

        if (stored is not null && asked.Value.StatusCode == HttpStatusCode.NotModified)
        {
            var confirmed = CacheRules.Confirmed(stored, asked.Value, time.GetUtcNow()); // 3
            asked.Value.Dispose();
            cache.Store(tenant.Workspace, hop.Url, confirmed);
            return Message(confirmed, time.GetUtcNow());
        }

        return await KeepAsync(tenant, hop, asked.Value, maxBytes, cancellationToken);
    }

    private static EgressHop Asking(EgressHop hop, CacheEntry stored)
    {
        var headers = hop.Headers.ToList();
        if (stored.Header("ETag") is { } tag)
        {
            headers.Add(new("If-None-Match", tag));
        }
        else if (stored.Header("Last-Modified") is { } changed)
        {
            headers.Add(new("If-Modified-Since", changed));
        }

        return hop with { Headers = headers };
    }

    private async Task<Result<HttpResponseMessage>> GiveAsync(Tenant tenant, string purpose, EgressHop hop, CacheEntry stored, CancellationToken cancellationToken)
    {
        if (await gate.CheckListsAsync(tenant, purpose, UrlRules.HostOf(hop.Url), EgressSource.Current, cancellationToken) is { } refused)
        {
            return refused;
        }

        var message = Message(stored, time.GetUtcNow());
        using var request = hop.ToMessage();
        await call.LogCachedAsync(tenant, purpose, request, message, cancellationToken);
        return message;
    }

    private async Task<Result<HttpResponseMessage>> KeepAsync(Tenant tenant, EgressHop hop, HttpResponseMessage response, long maxBytes, CancellationToken cancellationToken)
    {
        if (CacheRules.Entry(hop, response, default, time.GetUtcNow()) is null)
        {
            cache.Forget(tenant.Workspace, hop.Url);
            return response;
        }

        using (response)
        {
            var read = await EgressAnswer.ReadAsync(response, hop.Url, maxBytes, cancellationToken);
            if (!read.IsOk)
            {
                return read.Error;
            }

            var entry = CacheRules.Entry(hop, response, read.Value.Body, time.GetUtcNow())!; // As above; now with its body.
            cache.Store(tenant.Workspace, hop.Url, entry); // 4
            return Message(entry, null);
        }
    }

    /// <summary>An entry as an answer; from the cache it says how old it is (RFC 9111 §5.1).</summary>
    private static HttpResponseMessage Message(CacheEntry entry, DateTimeOffset? now)
    {
        var message = new HttpResponseMessage((HttpStatusCode)entry.Status) { Content = new ReadOnlyMemoryContent(entry.Body) };
        foreach (var (name, value) in entry.Headers.Where(header => now is null || !string.Equals(header.Key, "Age", StringComparison.OrdinalIgnoreCase)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (now is { } at)
        {
            message.Headers.Age = TimeSpan.FromSeconds(Math.Max(0, Math.Floor(entry.AgeAt(at).TotalSeconds)));
        }

        return message;
    }
}
