using System.Text.Json;
using Cadre.Blocks.Data;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Blocks.Tables.Features;

/// <summary>What a data block would make of its inputs with these settings: the first rows, computed in a sandbox and kept nowhere.</summary>
internal static class PreviewTable
{
    private const int Rows = 50;

    public static async Task<Results<Ok<TablePreview>, ProblemHttpResult>> HandleAsync(
        PreviewTableRequest body, Tenant tenant, DataRequest data, TableWorker worker, IdSource ids, CancellationToken cancellationToken)
    {
        if (body.Settings is not { } given)
        {
            return Error.Invalid("settings_missing", "There are no settings to try.", "Send the settings of a data block as 'settings'.").ToProblem();
        }

        var settings = given with { Limit = Math.Min(given.Limit ?? Rows, Rows), Formats = null };
        var values = DataRequest.Sources(settings, body.Source, body.Second);
        var answer = await worker.UseAsync<JsonElement>(
            tenant,
            (_, _) => { },
            $"preview-{ids.NewGuid():N}",
            (sandbox, token) => data.PrepareAsync(tenant, settings, values, sandbox, token),
            (_, json, _) => Task.FromResult<Result<JsonElement>>(json),
            cancellationToken);
        return answer.IsOk
            ? TypedResults.Ok(new TablePreview(answer.Value.GetProperty("table").GetProperty("columns"), answer.Value.GetProperty("table").GetProperty("rows"), WorkerWarnings.Of(answer.Value)))
            : answer.Error.ToProblem();
    }
}

/// <summary>Settings to try.</summary>
/// <param name="Settings">Of a data block.</param>
/// <param name="Source">The value on its first input.</param>
/// <param name="Second">The value on its second input.</param>
internal sealed record PreviewTableRequest(DataSettings? Settings, JsonElement? Source, JsonElement? Second);

/// <summary>The first rows of a result.</summary>
/// <param name="Columns">Each with name and type.</param>
/// <param name="Rows">At most fifty, each a list of values.</param>
/// <param name="Warnings">What the person should know.</param>
internal sealed record TablePreview(JsonElement Columns, JsonElement Rows, IReadOnlyList<string> Warnings);
