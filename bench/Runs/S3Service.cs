using System.Diagnostics;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Bench;

/// <summary>The small S3 server of the tests (s3rver behind a check of signatures), over a folder of its own.</summary>
internal sealed class S3Service : IDisposable
{
    private const string Credentials = "S3RVER";
    private readonly DirectoryInfo folder;
    private readonly Process process;

    private S3Service(DirectoryInfo folder, Process process, Uri endpoint)
    {
        this.folder = folder;
        this.process = process;
        Options = new S3ArtifactOptions("cadre") { Endpoint = endpoint, AccessKey = Credentials, SecretKey = new Secret(Credentials) };
    }

    public S3ArtifactOptions Options { get; }

    /// <summary>Starts it; null when it is not installed here.</summary>
    public static async Task<S3Service?> StartAsync()
    {
        if (Find() is not { } home)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("cadre-bench-s3-");
        var process = Process.Start(new ProcessStartInfo("node", ["server.cjs", folder.FullName]) { WorkingDirectory = home, RedirectStandardOutput = true, UseShellExecute = false })!; // Without the shell it is never null.
        return new S3Service(folder, process, new Uri($"http://127.0.0.1:{await process.StandardOutput.ReadLineAsync()}"));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var home = Path.Combine(at.FullName, "tests", "S3Server");
            if (Directory.Exists(Path.Combine(home, "node_modules", "s3rver")))
            {
                return home;
            }
        }

        return null;
    }
}
