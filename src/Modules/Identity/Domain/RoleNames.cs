using Cadre.Kernel;

namespace Cadre.Identity.Domain;

/// <summary>Roles as stored.</summary>
internal static class RoleNames
{
    public static string Text(this Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Operator => "operator",
        Role.Editor => "editor",
        Role.Admin => "admin",
        Role.Owner => "owner",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Role Parse(string text) => text switch
    {
        "viewer" => Role.Viewer,
        "operator" => Role.Operator,
        "editor" => Role.Editor,
        "admin" => Role.Admin,
        "owner" => Role.Owner,
        _ => throw new InvalidOperationException($"The database holds an unknown role '{text}': a newer version wrote it; start that version."),
    };
}
