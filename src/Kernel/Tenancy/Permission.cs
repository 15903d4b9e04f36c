using System.Text.Json.Serialization;

namespace Cadre.Kernel;

/// <summary>What a route demands of the caller.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Permission>))]
public enum Permission
{
    /// <summary>Nothing: the route is anonymous and listed by name.</summary>
    None,

    /// <summary>To be signed in, in whatever workspace.</summary>
    SignedIn,

    /// <summary>Read what the workspace holds (canvases, runs, results, models without secrets, members).</summary>
    Read,

    /// <summary>Start, cancel, replay runs and answer approvals.</summary>
    Operate,

    /// <summary>Create and change canvases, plans, documents, knowledge, uploads.</summary>
    Edit,

    /// <summary>Manage models, credentials, egress, API keys, members and settings.</summary>
    Administer,

    /// <summary>Delete or transfer the workspace.</summary>
    Own,
}

/// <summary>Which role has which permission.</summary>
public static class Permissions
{
    /// <summary>Whether <paramref name="role"/> includes <paramref name="permission"/>.</summary>
    public static bool Includes(this Role role, Permission permission) => permission switch
    {
        Permission.None or Permission.SignedIn or Permission.Read => true,
        Permission.Operate => role >= Role.Operator,
        Permission.Edit => role >= Role.Editor,
        Permission.Administer => role >= Role.Admin,
        Permission.Own => role >= Role.Owner,
        _ => false,
    };
}
