using Cadre.Agents.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Tells the people of the workspace something.</summary>
internal sealed class NotifyTool(INotices notices) : IAgentTool
{
    public AgentToolInfo Info { get; } = new(
        "notify", "Notify", "Tells the people of this workspace something, on their page of notices.",
        ToolSchema.Of(("title!", "One line."), ("text", "More.")))
    {
        SideEffect = SideEffect.Final,
    };

    public async Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        var notice = new Notice("info", Cut(use.Text("title"), 500), Cut(use.Text("text"), 10_000), use.Context.Run, use.Context.Node.Address, use.Context.Canvas);
        await notices.NotifyAsync(use.Tenant, notice, use.Key, cancellationToken);
        return new ToolResult("They were told.");
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
