using Cadre.Kernel;
using Cadre.Postgres;
using Npgsql;

namespace Cadre.Server.Hosting;

/// <summary>The database of this server: a private cluster's or the one that CADRE_DATABASE names.</summary>
/// <param name="Options">Where it is.</param>
/// <param name="Admin">An administrator's connection string; only used while starting.</param>
/// <param name="Cluster">Ours; null when the server is somebody else's.</param>
internal sealed record DatabasePlace(DatabaseOptions Options, string Admin, PrivateCluster? Cluster)
{
    public static async Task<DatabasePlace> FindAsync(ServerArguments arguments, HomeLayout home, IdSource ids, CancellationToken cancellationToken)
    {
        var passwords = new RolePasswords(
            await home.SecretAsync("migrator", ids, cancellationToken),
            await home.SecretAsync("app", ids, cancellationToken),
            await home.SecretAsync("identity", ids, cancellationToken),
            await home.SecretAsync("engine", ids, cancellationToken));
        if (arguments.Database is { } external)
        {
            return External(external, passwords);
        }

        var settings = ClusterPlace.Settings(home, await home.SecretAsync("admin", ids, cancellationToken), ids);
        var cluster = new PrivateCluster(settings, TimeProvider.System);
        return new(new(settings.SocketDirectory, settings.Port, "cadre", passwords), cluster.AdminConnectionString, cluster);
    }

    /// <summary>Connection settings without a database: for writing the API description.</summary>
    public static DatabaseOptions Nowhere()
    {
        var none = new Secret("none");
        return new("127.0.0.1", 1, "cadre", new(none, none, none, none));
    }

    private static DatabasePlace External(string text, RolePasswords passwords)
    {
        NpgsqlConnectionStringBuilder admin;
        try
        {
            admin = text.Contains("://", StringComparison.Ordinal) ? FromUri(new Uri(text)) : new(text);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new StartFailure("CADRE_DATABASE is neither 'Host=…;Username=…;Password=…' nor 'postgres://user:password@host:port/database'.", failure);
        }

        var name = admin.Database is { Length: > 0 } given && given != "postgres" ? given : "cadre";
        var extra = new NpgsqlConnectionStringBuilder { SslMode = admin.SslMode };
        var maintenance = new NpgsqlConnectionStringBuilder(admin.ConnectionString) { Database = "postgres" };
        return new(new(admin.Host ?? "127.0.0.1", admin.Port, name, passwords) { Extra = extra.ConnectionString }, maintenance.ConnectionString, null);
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        return new()
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = uri.AbsolutePath.Trim('/'),
        };
    }
}
