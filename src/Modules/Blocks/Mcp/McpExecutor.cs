using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Mcp;

/// <summary>Calls a tool of an MCP server.</summary>
internal sealed class McpExecutor(IMcpServers servers, McpFiles files) : BlockExecutor<McpSettings>("mcp")
{
    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, McpSettings settings, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(settings.Server) || string.IsNullOrWhiteSpace(settings.Tool))
        {
            return StepSettings.Bad(string.IsNullOrWhiteSpace(settings.Server) ? "server" : "tool", "There is no tool to call.", "Choose a server of the workspace and one of its tools.");
        }

        var arguments = Arguments(settings, context.Input("arguments"));
        if (!arguments.IsOk)
        {
            return arguments.Error;
        }

        var kept = await context.EffectAsync("tool:mcp", "tool", (_, token) => servers.CallAsync(context.Tenant, settings.Server, settings.Tool, arguments.Value, token).ThenAsync(answer => files.KeepAsync(context.Tenant, settings.Tool, answer, token)), cancellationToken);
        return kept.Then(k => k.Failed ? Failed(settings, k) : Result<StepOutcome>.Ok(Finish(settings, k)));
    }

    private static Result<JsonElement> Arguments(McpSettings settings, JsonElement? input)
    {
        var arguments = settings.Arguments is { ValueKind: JsonValueKind.Object } given ? JsonNode.Parse(given.GetRawText())!.AsObject() : [];
        if (settings.Arguments is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) } || input is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
        {
            return StepSettings.Bad("arguments", "The arguments are not a JSON object.", "Give an object with the members of the tool's schema.");
        }

        if (input is { ValueKind: JsonValueKind.Object } connected)
        {
            foreach (var member in connected.EnumerateObject())
            {
                arguments[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }

        return JsonSerializer.SerializeToElement(arguments);
    }

    private static Result<StepOutcome> Failed(McpSettings settings, McpKept kept) =>
        Outcomes.Failed(Outcomes.Unusable("mcp_tool_failed", $"'{settings.Tool}' says that it did not work: {(kept.Text.Length > 600 ? kept.Text[..600] + "…" : kept.Text)}", "Check its arguments."), new ResultView("markdown") { Value = JsonSerializer.SerializeToElement(kept.Text.Length > 20_000 ? kept.Text[..20_000] : kept.Text) });

    private static StepOutcome.Completed Finish(McpSettings settings, McpKept kept)
    {
        var result = new StepResult().Output("text", kept.Text).Output("files", kept.Files).From("mcp:" + settings.Server).ByEngine("MCP");
        if (kept.Structured is { } structured)
        {
            result.Output("result", structured).View("json", "Structured result", structured);
        }

        foreach (var file in kept.Files)
        {
            result.View(ValueViews.Kind(file.MediaType), file.Name, file);
        }

        return (kept.Text.Length > 0 || kept.Files.Count == 0 ? result.View("markdown", null, kept.Text.Length > 0 ? kept.Text : "*The tool gave nothing.*") : result).Done();
    }
}

/// <summary>Settings of MCP blocks.</summary>
/// <param name="Server">The server's id or name.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">A JSON object.</param>
internal sealed record McpSettings(string? Server, string? Tool, JsonElement? Arguments);
