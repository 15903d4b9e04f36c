using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Server.Hosting;

/// <summary>Where the private cluster lives. A unix socket's path has an upper length: a socket that would be too deep goes to a short folder.</summary>
internal static class ClusterPlace
{
    private const int SocketPathLimit = 90;

    public static ClusterSettings Settings(HomeLayout home, Secret adminPassword, IdSource ids)
    {
        var binaries = ClusterSettings.FindBinaries()
            ?? throw new StartFailure("PostgreSQL 15 or later is not installed. Install it (Debian and Ubuntu: apt-get install postgresql; macOS: brew install postgresql@16), or set CADRE_DATABASE to a server you have.");
        var root = OutsideFolder.Of(home.Postgres, ids);
        return new(Path.Combine(root, "data"), SocketFolder(root), adminPassword) { BinaryDirectory = binaries };
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
