using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Web;

/// <summary>Fetches a page through the gateway and makes it readable: HTML, PDF (in a sandbox), text, Markdown, JSON.</summary>
internal sealed class PageReader(IOutbound outbound, PdfText pdf)
{
    private const int MostText = 300_000;

    /// <summary>Fetches and reads, once per step and address.</summary>
    public Task<Result<FetchedPage>> ReadAsync(StepContext context, string effect, Uri address, long maxBytes, CancellationToken cancellationToken) =>
        context.EffectAsync(effect, "http", (key, token) => FetchAsync(context.Tenant, key, address, maxBytes, token), cancellationToken);

    /// <summary>Fetches and reads; the caller makes it an effect.</summary>
    public async Task<Result<FetchedPage>> FetchAsync(Tenant tenant, string key, Uri address, long maxBytes, CancellationToken cancellationToken)
    {
        var request = new OutboundRequest("GET", address) { MaxBytes = maxBytes, Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Accept"] = "text/html,application/xhtml+xml,text/markdown,text/plain,application/pdf;q=0.9,*/*;q=0.5", ["User-Agent"] = "Cadre/0.1 (+page reader)" } };
        var answer = await outbound.SendAsync(tenant, request, cancellationToken);
        return await answer.ThenAsync(a => ReadAsync(tenant, key, a, cancellationToken));
    }

    private async Task<Result<FetchedPage>> ReadAsync(Tenant tenant, string key, OutboundAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Status >= 400)
        {
            return new Error(answer.Status is 429 or >= 500 ? ErrorKind.Upstream : ErrorKind.Unprocessable, "page_status", $"{answer.Url.Host} answered {answer.Status}.", answer.Status is 401 or 403 ? "The page wants a sign-in; use an HTTP block with a credential." : "Check the address.");
        }

        var type = answer.MediaType;
        if (type == "application/pdf" || answer.Body.AsSpan().StartsWith("%PDF-"u8))
        {
            var read = await pdf.ReadAsync(tenant, answer.Body, key, cancellationToken);
            return read.Map(t => new FetchedPage(answer.Url.AbsoluteUri, Path.GetFileName(answer.Url.LocalPath), Cut(t), ""));
        }

        var text = PageText.Decode(answer.Body, answer.Headers.GetValueOrDefault("content-type") ?? "");
        if (type is "text/html" or "application/xhtml+xml" || (type.Length == 0 && text.Contains("<html", StringComparison.OrdinalIgnoreCase)))
        {
            return ReadablePage.Read(text, answer.Url).Map(p => new FetchedPage(answer.Url.AbsoluteUri, p.Title.Length > 0 ? p.Title : answer.Url.Host, Cut(p.Markdown), Cut(p.Html)));
        }

        return type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal)
            ? new FetchedPage(answer.Url.AbsoluteUri, Path.GetFileName(answer.Url.LocalPath) is { Length: > 0 } name ? name : answer.Url.Host, type is "text/plain" or "text/markdown" ? Cut(text) : $"```\n{Cut(text)}\n```", "")
            : Outcomes.Unusable("page_not_text", $"{answer.Url.Host} sent {(type.Length == 0 ? "something unknown" : type)}, which has no text.", "Use an HTTP block to get it as a file.");
    }

    private static string Cut(string text) => text.Length <= MostText ? text : text[..MostText] + "\n\n… (cut here)";
}

/// <summary>A page that was fetched.</summary>
/// <param name="Url">Where it came from in the end.</param>
/// <param name="Title">Its title.</param>
/// <param name="Markdown">Its text.</param>
/// <param name="Html">Its cleaned markup; empty unless it was HTML.</param>
internal sealed record FetchedPage(string Url, string Title, string Markdown, string Html);
