using Cadre.Kernel;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Contracts;

/// <summary>The way to language models: picks a connection, reserves from the budget, calls, settles into the ledger.</summary>
public interface IModelRouter
{
    /// <summary>The connection and model that a call with this policy would use; null when the workspace has connected none.</summary>
    Task<ModelChoice?> ChooseAsync(Tenant tenant, string policy, CancellationToken cancellationToken);

    /// <summary>Makes one call, streaming to <paramref name="onText"/> meanwhile. Retries and failover happen inside.</summary>
    /// <param name="tenant">On whose behalf.</param>
    /// <param name="call">What to ask.</param>
    /// <param name="onText">Called with each piece of text; null to ignore.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The answer, or: <c>no_model</c>, <c>budget_exhausted</c>, <c>model_failed</c>, <c>model_timeout</c>, <c>model_refused</c>.</returns>
    Task<Result<ModelAnswer>> AskAsync(Tenant tenant, ModelCall call, Action<string>? onText, CancellationToken cancellationToken);
}

/// <summary>A connection and a model.</summary>
/// <param name="Connection">The connection's id.</param>
/// <param name="Provider">Such as <c>openai</c> or <c>ollama</c>.</param>
/// <param name="Model">Such as <c>gpt-4o-mini</c>.</param>
/// <param name="Local">Whether it runs on this machine (no money).</param>
public sealed record ModelChoice(Guid Connection, string Provider, string Model, bool Local)
{
    /// <summary>Provider and model, for people.</summary>
    public string Name => $"{Provider}/{Model}";
}

/// <summary>One call of a model.</summary>
/// <param name="Purpose">Why, for the ledger: plan, chat, content …</param>
/// <param name="Messages">The conversation.</param>
public sealed record ModelCall(string Purpose, IReadOnlyList<ChatMessage> Messages)
{
    /// <summary>auto (the default), local, cheapest, best, or <c>provider/model</c>.</summary>
    public string Policy { get; init; } = "auto";

    /// <summary>Temperature, tools, JSON schema of the answer, output limit. The model's name is set by the router.</summary>
    public ChatOptions Options { get; init; } = new();

    /// <summary>The run, step and effect key the money belongs to; null outside runs.</summary>
    public string? RunKey { get; init; }

    /// <summary>Sent as idempotency key where the provider knows them.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The longest the call may take: 5 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>What a model answered.</summary>
/// <param name="Choice">Who answered.</param>
/// <param name="Text">The text; empty when it only called tools.</param>
/// <param name="Cost">Money, USD; 0 for local models and unknown prices.</param>
public sealed record ModelAnswer(ModelChoice Choice, string Text, decimal Cost)
{
    /// <summary>Tool calls asked for; the caller runs them and continues the conversation.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>Tokens read, written, taken from the provider's cache, and thought.</summary>
    public TokenUsage Usage { get; init; } = new(0, 0, 0, 0);

    /// <summary>Why it stopped: stop, length, tool_calls, content_filter or unknown.</summary>
    public string FinishReason { get; init; } = "stop";
}

/// <summary>A tool call.</summary>
/// <param name="Id">The provider's id of the call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">A JSON object as text; may be malformed, check it.</param>
public sealed record ToolCall(string Id, string Name, string Arguments);

/// <summary>Tokens of a call.</summary>
public sealed record TokenUsage(long Input, long Output, long CachedInput, long Reasoning);
