using Npgsql;

namespace Cadre.Postgres;

/// <summary>Where the database is and how its roles sign in.</summary>
/// <param name="Host">Host name, address or the directory of a unix socket.</param>
/// <param name="Port">TCP port, also part of the socket's name.</param>
/// <param name="Name">The database's name.</param>
/// <param name="Passwords">The password of each role.</param>
public sealed record DatabaseOptions(string Host, int Port, string Name, RolePasswords Passwords)
{
    /// <summary>Connections per pool: 20 by default.</summary>
    public int MaxConnections { get; init; } = 20;

    /// <summary>Further connection settings (such as <c>SSL Mode=Require</c>) in Npgsql's form; empty by default.</summary>
    public string Extra { get; init; } = "";

    /// <summary>The connection string of a role.</summary>
    public string ConnectionString(DatabaseRole role) => new NpgsqlConnectionStringBuilder(Extra)
    {
        Host = Host,
        Port = Port,
        Database = Name,
        Username = role.UserName(),
        Password = Passwords.Of(role).Reveal(),
        MaxPoolSize = MaxConnections,
        MinPoolSize = 0,
        ConnectionIdleLifetime = 60,
        MaxAutoPrepare = 100,
        AutoPrepareMinUsages = 3,
        NoResetOnClose = false,
        Enlist = false,
        ApplicationName = "cadre",
    }.ConnectionString;
}
