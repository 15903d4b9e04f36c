using System.Text.Json.Serialization;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Canvases.Shares;

/// <summary>What the holder of a link may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShareRole>))]
internal enum ShareRole
{
    /// <summary>Look, and be seen.</summary>
    [JsonStringEnumMemberName("viewer")]
    Viewer,

    /// <summary>Also write comments.</summary>
    [JsonStringEnumMemberName("commenter")]
    Commenter,

    /// <summary>Also change the canvas.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,

    /// <summary>An agent's: look, comment, and change what its scope names.</summary>
    [JsonStringEnumMemberName("agent")]
    Agent,
}

/// <summary>A link to a canvas.</summary>
/// <param name="Id">The share.</param>
/// <param name="Role">What its holder may do.</param>
/// <param name="VersionId">The version it shows; null for the canvas as it is.</param>
/// <param name="ExpiresAt">When it ends; null for never.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
internal sealed record CanvasShare(Guid Id, ShareRole Role, Guid? VersionId, DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt, Actor CreatedBy)
{
    /// <summary>The link; only in the answer that made it.</summary>
    public string? Link { get; init; }

    /// <summary>For the role agent: its name and what it may write.</summary>
    public AgentAccess? Agent { get; init; }
}

/// <summary>A share that was opened by its link.</summary>
internal sealed record OpenShare(WorkspaceId Workspace, CanvasId Canvas, CanvasShare Share)
{
    /// <summary>On whose behalf the link is served. Roles of members stand for those of links: viewers look, operators comment, editors edit, and agents edit within their scope.</summary>
    public Tenant TenantFor(Actor guest) => new(Workspace, guest, Share.Role switch { ShareRole.Editor or ShareRole.Agent => Role.Editor, ShareRole.Commenter => Role.Operator, _ => Role.Viewer });
}
