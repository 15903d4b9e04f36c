using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Agent.Loop;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Something an agent can use.</summary>
internal interface IAgentTool
{
    /// <summary>What it is.</summary>
    AgentToolInfo Info { get; }

    /// <summary>Uses it. An expected failure is a result that the agent reads.</summary>
    Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken);
}

/// <summary>A tool that an agent has.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Grant">How it was given.</param>
internal sealed record GrantedTool(IAgentTool Tool, ToolGrant Grant)
{
    /// <summary>What it is.</summary>
    public AgentToolInfo Info => Tool.Info;
}

/// <summary>One use of a tool.</summary>
/// <param name="Work">Whose.</param>
/// <param name="Key">The effect's stable key: goes out as idempotency key.</param>
/// <param name="Arguments">A JSON object.</param>
/// <param name="Grant">How the tool was given.</param>
internal sealed record ToolUse(AgentWork Work, string Key, JsonElement Arguments, ToolGrant Grant)
{
    /// <summary>The step.</summary>
    public StepContext Context => Work.Context;

    /// <summary>On whose behalf, with the agent as the one who acts.</summary>
    public Tenant Tenant => Work.Context.Tenant;

    /// <summary>A text among the arguments; empty when there is none.</summary>
    public string Text(string name) => Arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";

    /// <summary>A whole number among the arguments.</summary>
    public int Number(string name, int otherwise) => Arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : otherwise;
}

/// <summary>What a use gave.</summary>
/// <param name="Text">What the agent reads; cut to what fits a model.</param>
internal sealed record ToolResult(string Text)
{
    /// <summary>Where it is from.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Files that were kept.</summary>
    public IReadOnlyList<ArtifactRef> Files { get; init; } = [];

    /// <summary>The code of the failure; null when it worked.</summary>
    public string? Failed { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>A failure as the agent reads it.</summary>
    public static ToolResult Of(Error error) => new($"{error.Message} {error.Fix}".Trim()) { Failed = error.Code };
}

/// <summary>Where something is from.</summary>
/// <param name="Title">Shown to people.</param>
/// <param name="Url">Its address; null for what only the workspace has.</param>
/// <param name="Source">The source in the workspace's knowledge; null for others.</param>
internal sealed record Citation(string Title, string? Url, Guid? Source);
