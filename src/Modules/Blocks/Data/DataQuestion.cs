using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Tables;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Data;

/// <summary>A question in words: 1. the first rows are looked at, 2. the workspace's language model writes one SELECT, 3. which is tried; what the engine refuses the model writes again.</summary>
internal sealed class DataQuestion(ModelDraft drafts, ModelText models, TableWorker worker, DataRequest request)
{
    private const int SampleRows = 8;
    private const int LongestSample = 12_000;
    private const string Role = "You write SQL for DuckDB. Answer with one SELECT statement alone, in a fence. Quote names of columns with double quotes.";

    /// <summary>The query; null when no model is connected.</summary>
    public async Task<Result<Draft<string>?>> WriteAsync(StepContext context, DataSettings settings, IReadOnlyList<JsonElement> values, CancellationToken cancellationToken)
    {
        if (await models.ChooseAsync(context, settings.Model, cancellationToken) is null)
        {
            return Result<Draft<string>?>.Ok(null);
        }

        var plain = settings with { Sort = null, Limit = SampleRows, Formats = null };
        var seen = await LookAsync(context, "sandbox:look", plain, values, cancellationToken); // 1
        if (!seen.IsOk)
        {
            return seen.Error;
        }

        if (seen.Value.Table is not { } sample)
        {
            return Outcomes.Unusable("no_table", seen.Value.Refused!, "Correct the table or the settings before the question.");
        }

        var task = $"The table \"data\" has the columns and first rows given as material{(values.Count > 1 ? "; a second table is called \"data2\"" : "")}. Answer this question with one SELECT over it, with well-named columns: {settings.Question}";
        var prompt = new ModelPrompt("data", Role, task, [new Material("data", sample)]) { Policy = settings.Model };
        return await drafts.WriteAsync(context, prompt, (answer, attempt) => TryAsync(context, plain, values, answer, attempt, cancellationToken), cancellationToken); // 2
    }

    /// <summary>Why the question is still open; null when there is none.</summary>
    public static string? Open(DataSettings settings, Draft<string>? draft) =>
        string.IsNullOrWhiteSpace(settings.Question) || !string.IsNullOrWhiteSpace(settings.Sql) ? null
        : draft is null ? "No language model is connected, so the question was not turned into a query: these are the rows themselves. Connect a model, or write the SQL."
        : $"{draft.Model} wrote twice what the engine refuses ({draft.Wrong}): these are the rows themselves. Put the question otherwise, or write the SQL.";

    private async Task<Result<string>> TryAsync(StepContext context, DataSettings plain, IReadOnlyList<JsonElement> values, string answer, int attempt, CancellationToken cancellationToken)
    {
        var sql = FencedText.Of(answer).TrimEnd(';', ' ', '\n');
        var tried = await LookAsync(context, $"sandbox:try:{attempt}", plain with { Sql = sql }, values, cancellationToken); // 3
        return tried.Then<string>(t => t.Table is null ? ModelDraft.Useless(t.Refused!) : sql);
    }

    /// <summary>Columns and first rows, or why the worker refused; a refusal is a result of its own, since a replay must come to the same one.</summary>
    private Task<Result<SeenTable>> LookAsync(StepContext context, string effect, DataSettings settings, IReadOnlyList<JsonElement> values, CancellationToken cancellationToken) =>
        context.EffectAsync(effect, "sandbox", async (key, token) => Seen(await worker.UseAsync(
            context.Tenant,
            context.Progress,
            key,
            (sandbox, t) => request.PrepareAsync(context.Tenant, settings, values, sandbox, t),
            (_, json, _) => Task.FromResult<Result<string>>(json.GetProperty("table").GetRawText()),
            token)), cancellationToken);

    private static Result<SeenTable> Seen(Result<string> looked) =>
        looked.IsOk ? new SeenTable(looked.Value[..Math.Min(LongestSample, looked.Value.Length)], null)
        : looked.Error.Kind == ErrorKind.Unprocessable ? new SeenTable(null, looked.Error.Message) : looked.Error;

    private sealed record SeenTable(string? Table, string? Refused);
}
