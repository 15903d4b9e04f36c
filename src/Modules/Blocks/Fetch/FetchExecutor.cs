using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Web;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Fetch;

/// <summary>Reads a web page as Markdown.</summary>
internal sealed class FetchExecutor(PageReader pages) : BlockExecutor<FetchSettings>("fetch")
{
    /// <inheritdoc/>
    public override TimeSpan DefaultTimeout => TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, FetchSettings settings, CancellationToken cancellationToken)
    {
        var given = context.Input("url") is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Trim() : "";
        var address = WebAddress.Parse(given.Length > 0 ? given : settings.Url ?? "");
        var page = await address.ThenAsync(url => pages.ReadAsync(context, "http:1", url, Math.Clamp(settings.MaxBytes ?? 5_000_000, 10_000, 20_000_000), cancellationToken));
        return page.Map<FetchedPage, StepOutcome>(p =>
        {
            var result = new StepResult().Output("markdown", p.Markdown).Output("html", p.Html).Output("title", p.Title)
                .From("web:" + new Uri(p.Url).Host).ByEngine("main content by text density").View("markdown", p.Title, p.Markdown).Figure("characters", p.Markdown.Length);
            return (p.Markdown.Length < 200 ? result.Warn("The page has hardly any text; it may need a browser to show itself.") : result).Done();
        });
    }
}

/// <summary>Settings of fetch blocks.</summary>
internal sealed record FetchSettings(string? Url, long? MaxBytes);
