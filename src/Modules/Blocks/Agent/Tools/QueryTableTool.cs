using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Tables;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Asks a table file of the work folder in SQL, by the data worker in a sandbox of its own; the whole result becomes a file.</summary>
internal sealed class QueryTableTool(WorkFolder folder, TableWorker worker, TableSource source, ArtifactFiles artifacts) : IAgentTool
{
    private const int Shown = 50;

    public AgentToolInfo Info { get; } = new(
        "query_table", "Query a table", "Asks a table file of your work folder (CSV, TSV, JSON, XLSX or Parquet, up to 1 GB) in SQL; the table is called data. Gives the first 50 rows and keeps all of them as a CSV. Look at it first with: select * from data limit 5.",
        ToolSchema.Of(("path!", "The file in the work folder."), ("sql!", "One SELECT statement (DuckDB), such as select region, sum(amount) as total from data group by 1 order by 2 desc.")));

    public async Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(use.Text("path"));
        var file = await folder.UseAsync(use, (sandbox, token) => artifacts.SaveAsync(use.Tenant, sandbox, use.Text("path"), name, MediaTypes.Of(name), token), cancellationToken);
        return await file.ThenAsync(kept => worker.UseAsync(
            use.Tenant,
            use.Context.Progress,
            use.Key,
            async (sandbox, token) =>
            {
                var tables = await source.PlaceAsync(use.Tenant, sandbox, [JsonSerializer.SerializeToElement(kept, CadreJson.Stored)], null, null, token);
                return tables.Map(placed => new JsonObject { ["operation"] = "query", ["tables"] = placed, ["sql"] = use.Text("sql"), ["output"] = "out", ["previewRows"] = Shown });
            },
            async (sandbox, answer, token) =>
            {
                var all = await artifacts.SaveAsync(use.Tenant, sandbox, "out/result.csv", $"{Path.GetFileNameWithoutExtension(name)}-result.csv", "text/csv", token);
                return all.Map(rows => Told(answer.GetProperty("table"), rows));
            },
            cancellationToken));
    }

    private static ToolResult Told(JsonElement table, ArtifactRef rows)
    {
        var count = table.GetProperty("rowCount").GetInt64();
        return new ToolResult($"{(count == 1 ? "1 row" : $"{count} rows")}{(count > Shown ? $", the first {Shown} of them" : "")}:\n\n{TableValue.From(table)!.ToMarkdown(Shown)}") { Files = [rows] };
    }
}
