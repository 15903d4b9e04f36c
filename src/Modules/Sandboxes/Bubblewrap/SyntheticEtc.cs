namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>
/// The /etc that programs see: one user, no hosts but the loopback, and copies of the few public files without which common programs fail. Made once at start;
/// one folder is one mount.
/// </summary>
internal static class SyntheticEtc
{
    private static readonly string[] Copied =
        ["alternatives", "fonts", "ssl/certs", "ssl/openssl.cnf", "ca-certificates", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "mime.types", "localtime", "timezone", "python3", "python3.11", "chromium", "chromium.d", "ImageMagick-6"];

    /// <summary>Makes the folder.</summary>
    public static void Create(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "passwd"), "root:x:0:0::/:/usr/sbin/nologin\nsandbox:x:1000:1000:sandbox:/work:/bin/sh\nnobody:x:65534:65534::/:/usr/sbin/nologin\n");
        File.WriteAllText(Path.Combine(folder, "group"), "root:x:0:\nsandbox:x:1000:\nnogroup:x:65534:\n");
        File.WriteAllText(Path.Combine(folder, "hosts"), "127.0.0.1 localhost sandbox\n::1 localhost\n");
        File.WriteAllText(Path.Combine(folder, "resolv.conf"), "# No name server: names are resolved by the proxy.\n");
        File.WriteAllText(Path.Combine(folder, "nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files\n");
        File.WriteAllText(Path.Combine(folder, "os-release"), "NAME=\"Cadre sandbox\"\nID=sandbox\n");
        foreach (var name in Copied)
        {
            Copy("/etc/" + name, Path.Combine(folder, name));
        }
    }

    private static void Copy(string from, string to)
    {
        var info = new FileInfo(from);
        if (info.LinkTarget is { } target)
        {
            // Relative links would point elsewhere from a copied folder only if they left /etc; those into /usr are absolute or reach it through the root.
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.CreateSymbolicLink(to, target);
        }
        else if (Directory.Exists(from))
        {
            if ((File.GetUnixFileMode(from) & UnixFileMode.OtherExecute) != UnixFileMode.None)
            {
                Directory.CreateDirectory(to);
                foreach (var entry in Directory.EnumerateFileSystemEntries(from))
                {
                    Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
                }
            }
        }
        else if (info.Exists && (info.UnixFileMode & UnixFileMode.OtherRead) != UnixFileMode.None)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
    }
}
