using Cadre.Kernel;

namespace Cadre.Postgres;

/// <summary>Where a private cluster lives.</summary>
/// <param name="DataDirectory">PostgreSQL's data directory.</param>
/// <param name="SocketDirectory">Where its unix socket is; its path is at most 90 bytes long.</param>
/// <param name="AdminPassword">The administrator's password, generated once.</param>
public sealed record ClusterSettings(string DataDirectory, string SocketDirectory, Secret AdminPassword)
{
    /// <summary>Part of the socket's name: 5432 by default; no TCP port is opened.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>Where initdb and pg_ctl are.</summary>
    public required string BinaryDirectory { get; init; }

    /// <summary>The account PostgreSQL runs as when the caller is root: <c>postgres</c> by default.</summary>
    public string Account { get; init; } = "postgres";

    /// <summary>False only for tests: gives up durability for speed.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Server connections: 200 by default.</summary>
    public int MaxConnections { get; init; } = 200;

    internal string LogFile => Path.Combine(SocketDirectory, "postgres.log");

    /// <summary>The newest PostgreSQL server binaries (15 or later) on this machine; null when there are none.</summary>
    public static string? FindBinaries()
    {
        string[] roots = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];
        var versioned = roots.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)
            .Select(d => (Path: Path.Combine(d, "bin"), Version: Version(Path.GetFileName(d))))
            .Where(d => d.Version >= 15 && File.Exists(Path.Combine(d.Path, "initdb")))
            .OrderByDescending(d => d.Version);
        return versioned.Select(d => d.Path).FirstOrDefault();
    }

    private static int Version(string name) =>
        int.TryParse(name.Replace("postgresql@", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0;
}
