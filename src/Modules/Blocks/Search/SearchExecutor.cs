using System.Text;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Language;
using Cadre.Blocks.Search.Service;
using Cadre.Blocks.Web;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using IKnowledgeSearch = Cadre.Knowledge.Contracts.IKnowledgeSearch;

namespace Cadre.Blocks.Search;

/// <summary>Finds sources: a search service, the workspace's knowledge, given pages. Says honestly when nothing is connected.</summary>
internal sealed class SearchExecutor(WebSearch web, ISearchServices services, PageReader pages, IEnumerable<IKnowledgeSearch> knowledge, SearchAnswer writer) : BlockExecutor<SearchSettings>("search")
{
    /// <summary>The first version whose blocks ask a connected model for an answer.</summary>
    private const int AsksModels = 3;

    private const string NothingConnected = "No search service is connected. Choose one for the workspace under Settings, add a SearXNG address or a Brave or Tavily key to this block, give pages to read, or add documents to the workspace's knowledge.";

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, SearchSettings settings, CancellationToken cancellationToken)
    {
        var query = (context.Input("query") is { ValueKind: JsonValueKind.String } text && text.GetString()!.Trim() is { Length: > 0 } given ? given : settings.Query ?? "").Trim();
        if (query.Length == 0)
        {
            return StepSettings.Bad("query", "There is no question.", "Write what to look for, or connect a text.");
        }

        query = query.Length <= 400 ? query : string.Join(' ', Keywords.Of(query, 12));
        var limit = Math.Clamp(settings.Limit ?? 8, 1, 20);
        var result = new StepResult();
        var hits = new List<SearchHit>();
        var asked = await AskServiceAsync(context, settings, query, limit, hits, cancellationToken);
        if (!asked.IsOk)
        {
            return asked.Error;
        }

        await ReadPagesAsync(context, settings, query, hits, result, cancellationToken);
        await SearchKnowledgeAsync(context, settings, query, limit, hits, cancellationToken);
        List<SearchHit> kept = [.. hits.Take(limit)];
        var answer = context.Node.TypeVersion < AsksModels || settings.Write == false || kept.Count == 0 ? "" : await writer.WriteAsync(context, settings, query, kept, result, cancellationToken);
        return Finish(query, answer, kept, result, asked.Value || settings.Urls is { Count: > 0 } || hits.Count > 0);
    }

    /// <summary>Whether a service was asked.</summary>
    private async Task<Result<bool>> AskServiceAsync(StepContext context, SearchSettings settings, string query, int limit, List<SearchHit> hits, CancellationToken cancellationToken)
    {
        var service = await ServiceAsync(context, settings, cancellationToken);
        if (!service.IsOk || service.Value is not { } asked)
        {
            return service.Map(_ => false);
        }

        var found = await context.EffectAsync("http:search", "http", (_, token) => web.SearchAsync(context.Tenant, asked, query, limit, token), cancellationToken);
        if (found.IsOk)
        {
            hits.AddRange(found.Value);
        }

        return found.Map(_ => true);
    }

    /// <summary>The block's own service, else the workspace's; null when only knowledge and given pages are left. Blocks of version 1 knew none of the workspace.</summary>
    private async Task<Result<SearchService?>> ServiceAsync(StepContext context, SearchSettings settings, CancellationToken cancellationToken)
    {
        switch (settings.Provider)
        {
            case "knowledge" or "urls":
                return Result<SearchService?>.Ok(null);
            case null or "auto" when !string.IsNullOrWhiteSpace(settings.Endpoint):
                return new SearchService("searxng", settings.Endpoint);
            case null or "auto":
                return Result<SearchService?>.Ok(context.Node.TypeVersion < 2 ? null : await context.OnceAsync("setting:search", "setting", (_, token) => services.ReadAsync(context.Tenant, token), cancellationToken));
            case not ("searxng" or "brave" or "tavily"):
                return StepSettings.Bad("provider", $"'{settings.Provider}' is no search provider.", "Choose one of the list.");
            case "brave" or "tavily" when string.IsNullOrWhiteSpace(settings.Credential):
                return StepSettings.Bad("credential", $"{settings.Provider} needs an API key.", "Add the key under Credentials and choose it here, or choose a service for the workspace under Settings.");
            default:
                return new SearchService(settings.Provider, settings.Endpoint, settings.Credential);
        }
    }

    private async Task ReadPagesAsync(StepContext context, SearchSettings settings, string query, List<SearchHit> hits, StepResult result, CancellationToken cancellationToken)
    {
        var fetched = new List<FetchedPage>();
        foreach (var (url, number) in (settings.Urls ?? []).Where(u => !string.IsNullOrWhiteSpace(u)).Take(20).Select((u, i) => (u, i + 1)))
        {
            context.Progress(null, $"Reading {url}");
            var address = WebAddress.Parse(url);
            var page = await address.ThenAsync(a => pages.ReadAsync(context, $"http:page:{number}", a, 5_000_000, cancellationToken));
            if (page.IsOk)
            {
                fetched.Add(page.Value);
            }
            else
            {
                result.Warn($"{url}: {page.Error.Message}");
            }
        }

        var index = new PassageIndex([.. fetched.SelectMany((p, source) => p.Markdown.Split("\n\n").Where(part => part.Length > 60).Select((part, position) => new Passage(source, position, part)))]);
        hits.AddRange(index.Search(query, 40).Select(h => index.Passages[h.Passage]).GroupBy(p => p.Source)
            .Select(g => new SearchHit(fetched[g.Key].Title, fetched[g.Key].Url, string.Join("\n\n", g.Take(2).Select(p => p.Text)), "urls")));
    }

    private async Task SearchKnowledgeAsync(StepContext context, SearchSettings settings, string query, int limit, List<SearchHit> hits, CancellationToken cancellationToken)
    {
        if (settings.Provider is not (null or "auto" or "knowledge") || knowledge.FirstOrDefault() is not { } search)
        {
            return;
        }

        var found = await context.OnceAsync("tool:knowledge", "tool", async (_, token) => await search.SearchAsync(context.Tenant, query, limit, token), cancellationToken);
        hits.AddRange(found.Select(p => new SearchHit(p.Title, null, p.Text, "knowledge")));
    }

    private static StepOutcome.Completed Finish(string query, string answer, List<SearchHit> hits, StepResult result, bool connected)
    {
        var text = new StringBuilder("## ").AppendLine(query).AppendLine();
        _ = answer.Length > 0 ? text.AppendLine(answer).AppendLine().AppendLine("### Sources").AppendLine() : text;
        foreach (var (hit, number) in hits.Select((h, i) => (h, i + 1)))
        {
            text.Append("**").Append(number).Append(". ").Append(hit.Title.Replace("*", "", StringComparison.Ordinal)).AppendLine("**").AppendLine();
            text.Append("> ").AppendLine(hit.Text.Replace("\n", "\n> ", StringComparison.Ordinal)).AppendLine();
            text.AppendLine(hit.Url is { } url ? $"Source: <{url}>" : "Source: the workspace's knowledge").AppendLine();
            result.From(hit.Url is { } address && Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? "web:" + parsed.Host : "knowledge");
        }

        if (hits.Count == 0)
        {
            text.AppendLine("Nothing was found.");
        }

        var markdown = text.ToString().TrimEnd() + "\n";
        if (!connected)
        {
            result.Warn(NothingConnected).View("markdown", null, $"{markdown}\n{NothingConnected}\n"); // for people: what blocks behind it read is no advice on settings
        }
        else
        {
            result.View("markdown", null, markdown);
        }

        return result.Output("results", hits).Output("markdown", markdown).ByEngine(string.Join(", ", hits.Select(h => h.Provider).Distinct().DefaultIfEmpty("none"))).Figure("results", hits.Count).Done();
    }
}

/// <summary>Settings of search blocks.</summary>
internal sealed record SearchSettings(string? Query, string? Provider, string? Endpoint, string? Credential, IReadOnlyList<string>? Urls, int? Limit, bool? Write, string? Model);
