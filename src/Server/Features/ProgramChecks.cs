using Cadre.Postgres;

namespace Cadre.Server.Features;

/// <summary>The programs that Cadre uses.</summary>
internal static class ProgramChecks
{
    public static IEnumerable<Check> All()
    {
        var postgres = ClusterSettings.FindBinaries();
        var external = Environment.GetEnvironmentVariable("CADRE_DATABASE") is { Length: > 0 };
        yield return new("postgresql", postgres is not null || external, postgres ?? (external ? "CADRE_DATABASE names a server" : "not found"), postgres is null && !external ? "Install PostgreSQL 15 or later, or set CADRE_DATABASE." : null);
        yield return Program("bubblewrap", "code and foreign files run isolated", "apt-get install bubblewrap", "bwrap");
        yield return Program("chromium", "PDF and previews", "apt-get install chromium", "chromium", "chromium-browser", "google-chrome");
        yield return Program("poppler-utils", "reading PDF files", "apt-get install poppler-utils", "pdftotext");
        yield return Program("ffmpeg", "video and audio", "apt-get install ffmpeg", "ffmpeg");
        yield return Program("espeak-ng", "voice without a model", "apt-get install espeak-ng", "espeak-ng");
        yield return Program("node", "JavaScript blocks", "apt-get install nodejs", "node");
        yield return Program("python3", "Python blocks", "apt-get install python3", "python3");
    }

    private static Check Program(string name, string purpose, string install, params string[] executables)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var found = executables.SelectMany(executable => folders.Select(folder => Path.Combine(folder, executable))).FirstOrDefault(File.Exists);
        return new(name, found is not null, found ?? $"not found: {purpose}", found is null ? $"Install it: {install}" : null);
    }
}
