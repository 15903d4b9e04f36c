using System.Globalization;
using System.Text.Json;

namespace Cadre.Cli.Api;

/// <summary>
/// Where the server is and how to sign in, in this order: 1. <c>--url</c> or CADRE_URL with CADRE_API_KEY; 2. the server that runs from CADRE_HOME (default ~/.cadre) on this
/// machine, proven by its key file; 3. what <c>cadre login</c> kept.
/// </summary>
internal sealed record ServerAddress(Uri Url, string? ApiKey, string? Proof, string SessionFile)
{
    public static string Home => Environment.GetEnvironmentVariable("CADRE_HOME") is { Length: > 0 } home
        ? home
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cadre");

    public static string LoginFile => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.Create), "cadre", "login.json");

    private static string LocalSession => Path.Combine(Home, "cli.session");

    public static ServerAddress Find(string? url)
    {
        var given = url ?? Environment.GetEnvironmentVariable("CADRE_URL");
        var key = Environment.GetEnvironmentVariable("CADRE_API_KEY") is { Length: > 0 } named ? named : null;
        if (given is { Length: > 0 }) // 1
        {
            var address = Uri.TryCreate(given, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
                ? parsed
                : throw new CliFailure(ExitCode.Usage, $"'{given}' is not an address.", "Give it like https://cadre.example.com.");
            return new ServerAddress(address, key ?? KeptKey(address), null, LocalSession);
        }

        if (LocalPort() is { } port) // 2
        {
            var proofFile = Path.Combine(Home, "cli.key");
            var proof = File.Exists(proofFile) ? File.ReadAllText(proofFile).Trim() : null;
            return new ServerAddress(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), key, proof, LocalSession);
        }

        if (File.Exists(LoginFile)) // 3
        {
            using var document = JsonDocument.Parse(File.ReadAllText(LoginFile));
            return new ServerAddress(new Uri(document.RootElement.GetProperty("url").GetString()!), document.RootElement.GetProperty("apiKey").GetString(), null, LocalSession);
        }

        throw new CliFailure(ExitCode.Unreachable, "No Cadre is known here.", "Start one with ./run, or set CADRE_URL and CADRE_API_KEY, or use 'cadre login'.");
    }

    /// <summary>The port of a server of this home: of the one in server.json, or of another node when that one was killed.</summary>
    private static int? LocalPort()
    {
        var nodes = Path.Combine(Home, "nodes");
        string[] files = [Path.Combine(Home, "server.json"), .. Directory.Exists(nodes) ? Directory.GetFiles(nodes, "*.json") : []];
        var known = files.Where(File.Exists).Select(Read).ToList();
        return known.Where(server => IsAlive(server.Pid)).Concat(known).Select(server => (int?)server.Port).FirstOrDefault();
    }

    private static (int Pid, int Port) Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return (document.RootElement.GetProperty("pid").GetInt32(), document.RootElement.GetProperty("port").GetInt32());
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string? KeptKey(Uri url)
    {
        if (!File.Exists(LoginFile))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(LoginFile));
        return document.RootElement.GetProperty("url").GetString() is { } kept && new Uri(kept) == url ? document.RootElement.GetProperty("apiKey").GetString() : null;
    }
}
