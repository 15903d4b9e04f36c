using Cadre.Kernel;

namespace Cadre.Canvases.Live.Documents;

/// <summary>What a collaborator may do to a document.</summary>
internal enum DocumentAccess
{
    /// <summary>Look, and be seen.</summary>
    View,

    /// <summary>Also write comments.</summary>
    Comment,

    /// <summary>Everything.</summary>
    Edit,
}

internal static class DocumentAccessRules
{
    public static DocumentAccess Of(Role role) => role.Includes(Permission.Edit) ? DocumentAccess.Edit : role.Includes(Permission.Operate) ? DocumentAccess.Comment : DocumentAccess.View;
}
