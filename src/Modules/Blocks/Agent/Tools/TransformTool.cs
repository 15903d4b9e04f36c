using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Computes with an expression: exact, at once, without a sandbox.</summary>
internal sealed class TransformTool : IAgentTool
{
    public AgentToolInfo Info { get; } = new(
        "transform", "Calculate", "Evaluates a CEL expression over a value named input, such as input.items.map(i, i.price * 2.0). Use it for arithmetic and for reshaping JSON.",
        ToolSchema.Of(("expression!", "CEL."), ("input:any", "Any JSON value; what the expression calls input.")));

    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var scope = StepExpressions.Scope(use.Arguments.TryGetProperty("input", out var input) ? input : null);
        return Task.FromResult(StepExpressions.Evaluate("expression", use.Text("expression"), scope).Map(value => new ToolResult(value?.ToJsonString() ?? "null")));
    }
}
