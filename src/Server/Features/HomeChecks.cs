using Cadre.Server.Hosting;

namespace Cadre.Server.Features;

/// <summary>Secure defaults of the home and of how the server is reached.</summary>
internal static class HomeChecks
{
    public static IEnumerable<Check> All(HomeLayout home)
    {
        yield return Mode("home is private", home.Root, HomeLayout.PrivateFolder);
        yield return Mode("secrets are private", home.Secrets, HomeLayout.PrivateFolder);
        yield return Mode("command line key is private", home.CliKey, HomeLayout.PrivateFile);
        var hasKey = File.Exists(Path.Combine(home.Secrets, "master"));
        yield return new("master key", hasKey, hasKey ? "kept outside the database; backups need it" : "not made yet", hasKey ? null : "Start the server once: it makes the key.");
        yield return new("loopback only", true, "listens on 127.0.0.1 only", null);
        yield return new("no default accounts", true, "the first owner needs the one-time setup token; everybody else an invitation", null);
        yield return new("no foreign origins", true, "no CORS; foreign Host and Origin headers are refused", null);
        var hosts = Environment.GetEnvironmentVariable("CADRE_HOSTS");
        yield return new("host allow list", hosts is null || !hosts.Contains('*', StringComparison.Ordinal), string.IsNullOrEmpty(hosts) ? "loopback names only" : $"loopback names and {hosts}", hosts?.Contains('*', StringComparison.Ordinal) == true ? "Name the hosts in CADRE_HOSTS; patterns match nothing." : null);
    }

    private static Check Mode(string name, string path, UnixFileMode expected)
    {
        if (OperatingSystem.IsWindows())
        {
            return new(name, true, "protected by the account's profile", null);
        }

        if (!Path.Exists(path))
        {
            return new(name, false, $"{path} is missing", "Start the server once: it makes it.");
        }

        var mode = File.GetUnixFileMode(path);
        var octal = Convert.ToString((int)mode, 8);
        return new(name, mode == expected, $"{path} has mode {octal}", mode == expected ? null : $"chmod {Convert.ToString((int)expected, 8)} {path}");
    }
}
