using System.Diagnostics;

namespace Cadre.Runs.Tests.Artifacts;

/// <summary>A small S3 server of others (s3rver) behind a check of signatures.</summary>
public sealed class S3Server : IAsyncLifetime
{
    /// <summary>The only credentials it knows, for both key and secret.</summary>
    public const string Credentials = "S3RVER";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cadre-s3");
    private Process? process;

    /// <summary>Where it answers; null when it is not installed here.</summary>
    public Uri? Endpoint { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (FindProgram() is not { } home)
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", "tests/S3Server is not installed: npm ci --prefix tests/S3Server");
            return;
        }

        process = Process.Start(new ProcessStartInfo("node", ["server.cjs", folder.FullName]) { WorkingDirectory = home, RedirectStandardOutput = true, UseShellExecute = false })!;
        var port = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Endpoint = new Uri($"http://127.0.0.1:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private static string? FindProgram()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var home = Path.Combine(folder.FullName, "S3Server");
            if (Directory.Exists(Path.Combine(home, "node_modules", "s3rver")))
            {
                return home;
            }
        }

        return null;
    }
}
