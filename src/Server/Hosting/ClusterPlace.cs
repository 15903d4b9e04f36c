using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Server.Hosting;

/// <summary>
/// Where the private cluster lives. Root runs PostgreSQL as another account, which cannot enter the private home: then it is a folder of its own under /var/lib/cadre,
/// and the home links to it. A unix socket's path has an upper length: a socket that would be too deep goes to a short folder.
/// </summary>
internal static class ClusterPlace
{
    private const int SocketPathLimit = 90;
    private const string SharedRoot = "/var/lib/cadre";

    public static ClusterSettings Settings(HomeLayout home, Secret adminPassword, IdSource ids)
    {
        var binaries = ClusterSettings.FindBinaries()
            ?? throw new StartFailure("PostgreSQL 15 or later is not installed. Install it (Debian and Ubuntu: apt-get install postgresql; macOS: brew install postgresql@16), or set CADRE_DATABASE to a server you have.");
        var root = Root(home, ids);
        return new(Path.Combine(root, "data"), SocketFolder(root), adminPassword) { BinaryDirectory = binaries };
    }

    private static string Root(HomeLayout home, IdSource ids)
    {
        if (Directory.Exists(home.Postgres))
        {
            return Directory.ResolveLinkTarget(home.Postgres, returnFinalTarget: true)?.FullName ?? home.Postgres;
        }

        if (new FileInfo(home.Postgres).LinkTarget is { } gone)
        {
            throw new StartFailure($"{home.Postgres} points to {gone}, which is not there. Put the data back, or remove the link to begin with an empty database.");
        }

        if (Environment.UserName != "root" || OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(home.Postgres);
            return home.Postgres;
        }

        var made = Path.Combine(SharedRoot, Convert.ToHexStringLower(ids.NewBytes(6)));
        Directory.CreateDirectory(made, HomeLayout.PrivateFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Directory.CreateSymbolicLink(home.Postgres, made);
        return made;
    }

    private static string SocketFolder(string root)
    {
        var beside = Path.Combine(root, "socket");
        if (Encoding.UTF8.GetByteCount(beside) + "/.s.PGSQL.5432".Length <= SocketPathLimit)
        {
            return beside;
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..16];
        return Path.Combine(Path.GetTempPath(), $"cadre-{name}");
    }
}
