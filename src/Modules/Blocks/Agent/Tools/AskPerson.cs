using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Agent.Loop;
using Cadre.Kernel;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Asks the people of the workspace; the run waits for the answer.</summary>
internal sealed class AskPerson : IAgentTool
{
    public AgentToolInfo Info { get; } = new(
        "ask_person", "Ask a person", "Asks the people of this workspace one question and waits for the answer. Use it for decisions that only a person can take.",
        ToolSchema.Of(("question!", "One question, with what depends on it.")));

    /// <summary>The question of a call.</summary>
    public static string QuestionOf(JsonElement arguments) =>
        arguments.TryGetProperty("question", out var question) && question.ValueKind == JsonValueKind.String ? question.GetString()! : "";

    /// <summary>What the agent hears.</summary>
    public static ToolResult Heard(PersonAnswer answer, bool asked) => asked
        ? new ToolResult($"{answer.By} answered {(answer.Approved ? "yes" : "no")}{(answer.Words is { Length: > 0 } words ? $": {words}" : ".")}")
        : new ToolResult($"Not done: {answer.By} said no{(answer.Words is { Length: > 0 } why ? $": {why}" : ".")} Go on without it.") { Failed = "refused_by_person" };

    /// <inheritdoc/>
    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A question is answered by a person: the tool desk takes it.");
}
