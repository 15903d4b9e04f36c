using System.Text.Json.Serialization;

namespace Cadre.Kernel;

/// <summary>A member's role in a workspace. Each role may do all that the roles above it in this list may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Sees everything, changes nothing.</summary>
    [JsonStringEnumMemberName("viewer")]
    Viewer = 0,

    /// <summary>Starts and cancels runs, answers approvals.</summary>
    [JsonStringEnumMemberName("operator")]
    Operator = 1,

    /// <summary>Edits canvases, plans, documents and knowledge.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor = 2,

    /// <summary>Manages members, models, credentials and keys.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin = 3,

    /// <summary>Everything, including deleting the workspace.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner = 4,
}
