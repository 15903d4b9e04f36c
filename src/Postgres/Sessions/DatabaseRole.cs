using Cadre.Kernel;

namespace Cadre.Postgres;

/// <summary>The database's roles. None of them is a superuser or may bypass row security.</summary>
public enum DatabaseRole
{
    /// <summary>Owns the schemas, runs migrations.</summary>
    Migrator,

    /// <summary>Serves requests: sees the rows of the tenant that is set, none otherwise.</summary>
    App,

    /// <summary>Serves sign-in and account data, which belong to no workspace.</summary>
    Identity,

    /// <summary>Runs the durable engine: claims work of all workspaces, in the tables that say so.</summary>
    Engine,
}

/// <summary>Names of the roles.</summary>
public static class DatabaseRoles
{
    /// <summary>The role's name in PostgreSQL.</summary>
    public static string UserName(this DatabaseRole role) => role switch
    {
        DatabaseRole.Migrator => "cadre_migrator",
        DatabaseRole.App => "cadre_app",
        DatabaseRole.Identity => "cadre_identity",
        DatabaseRole.Engine => "cadre_engine",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}

/// <summary>The roles' passwords.</summary>
/// <param name="Migrator">Of the owner.</param>
/// <param name="App">Of the application.</param>
/// <param name="Identity">Of the account service.</param>
/// <param name="Engine">Of the engine.</param>
public sealed record RolePasswords(Secret Migrator, Secret App, Secret Identity, Secret Engine)
{
    /// <summary>The password of a role.</summary>
    public Secret Of(DatabaseRole role) => role switch
    {
        DatabaseRole.Migrator => Migrator,
        DatabaseRole.App => App,
        DatabaseRole.Identity => Identity,
        DatabaseRole.Engine => Engine,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
