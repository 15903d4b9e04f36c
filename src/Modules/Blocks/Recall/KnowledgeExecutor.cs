using System.Text;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Language;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using IKnowledgeSearch = Cadre.Knowledge.Contracts.IKnowledgeSearch;

namespace Cadre.Blocks.Recall;

/// <summary>Looks a question up: in what the workspace knows, then in the material that is connected. The passages are numbered; an answer names them by these numbers.</summary>
internal sealed class KnowledgeExecutor(IEnumerable<IKnowledgeSearch> knowledge, MaterialReader reader, ModelText models) : BlockExecutor<KnowledgeSettings>("knowledge")
{
    private const string Role = "You answer from numbered passages alone. Put the number of the passage in square brackets behind each statement, such as [2]. Say plainly when the passages do not answer the question. Answer in Markdown, in the language of the question.";

    private static readonly string[] Columns = ["number", "source", "place", "text"];

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, KnowledgeSettings settings, CancellationToken cancellationToken)
    {
        var question = context.Input("question") is { } given ? PlainText.Of(given).Trim() : settings.Question?.Trim() ?? "";
        if (question.Length == 0)
        {
            return StepSettings.Bad("question", "There is no question.", "Write one, or connect a block that gives one.");
        }

        var materials = await reader.ReadAsync(context, "files", cancellationToken);
        if (!materials.IsOk)
        {
            return materials.Error;
        }

        var limit = Math.Clamp(settings.Limit ?? 8, 1, 50);
        var known = await context.OnceAsync("knowledge:1", "tool", (_, token) => KnownAsync(context.Tenant, question, limit, token), cancellationToken);
        List<Found> found = [.. known.Concat(InMaterials(materials.Value, question, limit)).DistinctBy(f => f.Text).Take(limit)];
        if (found.Count == 0)
        {
            return Nothing(question);
        }

        if (settings.Write == false || await models.ChooseAsync(context, settings.Model, cancellationToken) is null)
        {
            return Finish(found, Quoted(found), settings.Write == false ? r => r.ByEngine("passage search") : r => r.WithoutModel("quoted passages").Warn("No language model is connected: the passages are quoted as they stand."));
        }

        var prompt = new ModelPrompt("knowledge", Role, question, [.. found.Select((f, i) => new Material($"[{i + 1}] {f.Source}", f.Text))]) { Policy = settings.Model };
        var reply = await models.AskAsync(context, "model:1", prompt, cancellationToken);
        return reply.IsOk ? Finish(found, $"{reply.Value.Text.Trim()}\n\n{Sources(found)}", r => r.ByModel(reply.Value.Model)) : reply.Error;
    }

    private async Task<List<Found>> KnownAsync(Tenant tenant, string question, int limit, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        foreach (var store in knowledge)
        {
            found.AddRange((await store.SearchAsync(tenant, question, limit, cancellationToken)).Select(p => new Found(p.Title, p.Ordinal + 1, p.Text, p.SourceId)));
        }

        return found;
    }

    private static IEnumerable<Found> InMaterials(IReadOnlyList<Material> materials, string question, int limit)
    {
        if (materials.Count == 0)
        {
            return [];
        }

        var index = Summary.Index([.. materials.Select(m => m.Text)]);
        return index.Search(question, 2 * limit).Select(hit => index.Passages[hit.Passage]).Select(p => new Found(materials[p.Source].Title, p.Position + 1, p.Text, null));
    }

    private static StepOutcome.Completed Nothing(string question) => new StepResult()
        .Output("passages", Table([])).Output("answer", $"Nothing in the workspace's knowledge or the connected material speaks of “{question}”.").Output("count", 0)
        .ByEngine("passage search").Message("Nothing was found. Add sources on the page Knowledge, connect files, or ask with other words.").Done();

    private static StepOutcome.Completed Finish(List<Found> found, string answer, Func<StepResult, StepResult> made)
    {
        var result = made(new StepResult()).Output("passages", Table(found)).Output("answer", answer).Output("count", found.Count)
            .View("markdown", null, answer).View("table", "Passages", Table(found)).Figure("passages", found.Count);
        found.Select(f => f.Source).Distinct(StringComparer.Ordinal).ToList().ForEach(source => result.From("knowledge:" + source));
        return result.Done();
    }

    private static string Quoted(List<Found> found)
    {
        var text = new StringBuilder();
        for (var i = 0; i < found.Count; i++)
        {
            text.Append("> ").AppendLine(found[i].Text.ReplaceLineEndings("\n> ")).AppendLine().Append('[').Append(i + 1).AppendLine("]").AppendLine();
        }

        return text.Append(Sources(found)).ToString();
    }

    private static string Sources(List<Found> found) =>
        "**Sources**\n\n" + string.Join('\n', found.Select((f, i) => $"- [{i + 1}] {f.Source}, passage {f.Place}"));

    private static JsonElement Table(List<Found> found) => JsonSerializer.SerializeToElement(
        new { columns = Columns, rows = found.Select((f, i) => new object[] { i + 1, f.Source, f.Place, f.Text }), rowCount = found.Count }, CadreJson.Stored);
}

/// <summary>Settings of knowledge blocks.</summary>
internal sealed record KnowledgeSettings(string? Question, int? Limit, bool? Write, string? Model);
