using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Tables.Browsing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Blocks.Tables.Features;

/// <summary>Some rows of a stored table (Parquet, CSV, TSV, JSON, XLSX), sorted and filtered: what a grid shows while it is scrolled.</summary>
internal static class ReadTableRows
{
    private const int MostRows = 1000;

    public static async Task<Results<Ok<TablePage>, ProblemHttpResult>> HandleAsync(
        string hash, long? offset, int? rows, string? sort, bool? descending, string? filters, Tenant tenant, IArtifactStore artifacts, OpenTables tables, CancellationToken cancellationToken)
    {
        if (await artifacts.FindAsync(tenant, hash, cancellationToken) is not { } artifact)
        {
            return Error.NotFound("artifact").ToProblem();
        }

        var page = new JsonObject { ["offset"] = Math.Max(0, offset ?? 0), ["rows"] = Math.Clamp(rows ?? 100, 0, MostRows) };
        if (!string.IsNullOrEmpty(sort))
        {
            page["sort"] = new JsonArray(new JsonObject { ["column"] = sort, ["descending"] = descending ?? false });
        }

        if (!string.IsNullOrEmpty(filters))
        {
            if (Parse(filters) is not { } list)
            {
                return Error.Invalid("filters_invalid", "The filters are not a JSON list.", "Send a list such as [{\"column\":\"year\",\"op\":\">=\",\"value\":2020}].").ToProblem();
            }

            page["filters"] = list;
        }

        var read = await tables.ReadAsync(tenant, artifact, page, cancellationToken);
        return read.IsOk ? TypedResults.Ok(read.Value) : read.Error.ToProblem();
    }

    private static JsonArray? Parse(string filters)
    {
        try
        {
            return JsonNode.Parse(filters) as JsonArray;
        }
        catch (JsonException)
        {
            return null; // answered as filters_invalid
        }
    }
}
