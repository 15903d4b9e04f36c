using System.Globalization;
using System.Text;
using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Reads the canvas that the agent's block is on.</summary>
internal sealed class ReadCanvasTool(Lazy<ICanvasDocuments> canvases) : IAgentTool
{
    private const int MostBlocks = 200;

    public AgentToolInfo Info { get; } = new("read_canvas", "Read the canvas", "Lists the blocks and connections of the canvas you are on.", ToolSchema.Of()) { ReadsPrivate = true };

    /// <summary>Where an agent without a canvas is told.</summary>
    public static Error NoCanvas => Outcomes.Unusable("no_canvas", "This work is not on a canvas.", "Do it without one.");

    public async Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        if (use.Context.Canvas is not { } canvas)
        {
            return NoCanvas;
        }

        var read = await canvases.Value.ReadAsync(use.Tenant, new CanvasId(canvas), cancellationToken);
        return read.Map(c => new ToolResult(Describe(c)));
    }

    /// <summary>A canvas as lines of text.</summary>
    public static string Describe(CanvasSnapshot canvas)
    {
        var text = new StringBuilder("Canvas “").Append(canvas.Title).AppendLine("”");
        foreach (var block in canvas.Blocks.Take(MostBlocks))
        {
            var settings = block.Settings.GetRawText();
            text.Append(CultureInfo.InvariantCulture, $"- {block.Id}: {block.Type} “{block.Title}” at {block.Box.X:0},{block.Box.Y:0} {(settings.Length > 400 ? settings[..400] + "…" : settings)}").AppendLine();
        }

        foreach (var connection in canvas.Connections.Take(MostBlocks * 2))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {connection.Id}: {connection.From}.{connection.FromPort} → {connection.To}.{connection.ToPort}");
        }

        return text.ToString();
    }
}

/// <summary>Changes the canvas that the agent's block is on, as a collaborator whom people see at work.</summary>
internal sealed class EditCanvasTool(Lazy<ICanvasDocuments> canvases, IBlockCatalogs catalogs) : IAgentTool
{
    public AgentToolInfo Info { get; } = new(
        "edit_canvas", "Edit the canvas", "Changes the canvas you are on, all edits together or none. Look at it with read_canvas first; ids of new blocks are yours to choose.",
        ToolSchema.Parse("""
            {"type":"object","required":["edits"],"additionalProperties":false,"properties":{"edits":{"type":"array","description":"In order.","maxItems":100,"items":{"type":"object","required":["op"],"properties":{
              "op":{"type":"string","enum":["add","set","remove","move","connect","disconnect"]},
              "id":{"type":"string","description":"The block, or for connect and disconnect the connection."},
              "type":{"type":"string","description":"add: the block type, such as note, chat, search, code."},
              "title":{"type":"string"},"text":{"type":"string","description":"add: the words of a note."},"settings":{"type":"object"},"x":{"type":"number"},"y":{"type":"number"},
              "from":{"type":"string"},"fromPort":{"type":"string"},"to":{"type":"string"},"toPort":{"type":"string"}}}}}}
            """))
    {
        SideEffect = SideEffect.Reversible,
    };

    public async Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        if (use.Context.Canvas is not { } canvas)
        {
            return ReadCanvasTool.NoCanvas;
        }

        var edits = new List<CanvasEdit>();
        var catalog = await catalogs.OfAsync(use.Tenant, cancellationToken);
        foreach (var given in use.Arguments.GetProperty("edits").EnumerateArray())
        {
            if (Edit(given, catalog) is not { } edit)
            {
                return Outcomes.Unusable("edit_invalid", $"This edit cannot be read: {(given.GetRawText() is { Length: > 200 } raw ? raw[..200] : given.GetRawText())}", "Give op and id; add needs type; connect needs from, fromPort, to and toPort; move needs x and y.");
            }

            edits.Add(edit);
        }

        var agent = use.Work.Agent;
        var tenant = use.Tenant with { Actor = new Actor(ActorKind.Agent, agent.Id ?? Guid.Empty, agent.Profile.Name) };
        var edited = await canvases.Value.EditAsync(tenant, new CanvasId(canvas), edits, cancellationToken);
        return edited.Map(after => new ToolResult(string.Create(CultureInfo.InvariantCulture, $"Done, {edits.Count} edits. The canvas now:\n{ReadCanvasTool.Describe(after)}")));
    }

    private static CanvasEdit? Edit(JsonElement given, IBlockCatalog catalog) => (Text(given, "op"), Text(given, "id")) switch
    {
        ("add", { } id) when Text(given, "type") is { } type => new AddBlock(new CanvasBlock(id, type, Text(given, "title") ?? type, Settings(given) ?? JsonSerializer.SerializeToElement(new { })) { Version = catalog.Find(type)?.Version ?? 1, Box = new CanvasBox(Number(given, "x") ?? 0, Number(given, "y") ?? 0, 260, 140), Props = type == "note" ? JsonSerializer.SerializeToElement(new { text = Text(given, "text") ?? Text(given, "title") ?? "" }) : null }),
        ("set", { } id) => new SetBlock(id, Text(given, "title"), Settings(given)),
        ("remove", { } id) => new RemoveBlock(id),
        ("move", { } id) when Number(given, "x") is { } x && Number(given, "y") is { } y => new MoveBlock(id, new CanvasBox(x, y, 260, 140)),
        ("connect", var id) when Text(given, "from") is { } from && Text(given, "fromPort") is { } fromPort && Text(given, "to") is { } to && Text(given, "toPort") is { } toPort => new Connect(new CanvasConnection(id ?? $"{from}-{to}-{toPort}", from, fromPort, to, toPort)),
        ("disconnect", { } id) => new Disconnect(id),
        _ => null,
    };

    private static string? Text(JsonElement given, string name) => given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static double? Number(JsonElement given, string name) => given.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static JsonElement? Settings(JsonElement given) => given.TryGetProperty("settings", out var value) && value.ValueKind == JsonValueKind.Object ? value : null;
}
