using Npgsql;

namespace Cadre.Server.Hosting;

/// <summary>
/// A database of CADRE_DATABASE that nodes of another home use: their roles have passwords of that home. Joining needs the same secrets; setting other passwords would lock
/// those nodes out.
/// </summary>
internal static class ForeignHome
{
    /// <exception cref="StartFailure">The roles are there with other passwords, and the database as well.</exception>
    public static async Task RefuseAsync(DatabasePlace place, CancellationToken cancellationToken)
    {
        if (place.Cluster is not null)
        {
            return;
        }

        const string Sql = "select exists (select from pg_roles where rolname = 'cadre_engine') and exists (select from pg_database where datname = $1)";
        await using (var admin = new NpgsqlConnection(place.Admin + ";Pooling=false"))
        {
            await admin.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(Sql, admin) { Parameters = { new() { Value = place.Options.Name } } };
            if (await command.ExecuteScalarAsync(cancellationToken) is not true)
            {
                return;
            }
        }

        try
        {
            await using var engine = new NpgsqlConnection(place.Options.ConnectionString(Cadre.Postgres.DatabaseRole.Engine) + ";Pooling=false");
            await engine.OpenAsync(cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new StartFailure(
                "This database belongs to another home: its roles have other passwords. Copy the folder secrets/ of that home into this one to let this node join, "
                + "or drop the roles cadre_app, cadre_engine, cadre_identity and cadre_migrator if no Cadre uses them any more.",
                refused);
        }
    }
}
