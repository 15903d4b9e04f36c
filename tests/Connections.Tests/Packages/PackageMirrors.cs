using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Cadre.Connections.Tests.Packages;

/// <summary>A Python index (PEP 503), an npm registry and a git repository (dumb HTTP), each with one package made here. Below <c>/moved</c> everything redirects to another host.</summary>
internal sealed class PackageMirrors : IDisposable
{
    private const string Wheel = "greeting-1.0-py3-none-any.whl";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cadre-mirrors");
    private readonly byte[] wheel = MakeWheel();
    private readonly byte[] tarball = MakeTarball();

    /// <summary>Where <c>/moved</c> leads, such as <c>http://elsewhere.test:1234</c>.</summary>
    public string Elsewhere { get; set; } = "";

    /// <summary>The bare repository, made by git itself.</summary>
    public async Task MakeRepositoryAsync(CancellationToken cancellationToken)
    {
        const string Script = """
            set -e
            git init -q -b main made; cd made
            git config user.email test@example.test; git config user.name Test
            echo 'from git' > README; git add README; git commit -q -m first
            cd ..; git clone -q --bare made repo.git; cd repo.git; git update-server-info
            """;
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script]) { WorkingDirectory = folder.FullName, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["HOME"] = folder.FullName;
        using var git = Process.Start(start)!;
        var errors = await git.StandardError.ReadToEndAsync(cancellationToken);
        await git.WaitForExitAsync(cancellationToken);
        git.ExitCode.ShouldBe(0, errors);
    }

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/moved", StringComparison.Ordinal))
        {
            context.Response.Redirect(Elsewhere + path["/moved".Length..] + context.Request.QueryString);
            return Task.CompletedTask;
        }

        var origin = $"http://{context.Request.Host}";
        return path switch
        {
            "/simple/greeting/" => Text(context, "text/html", $"<!DOCTYPE html><a href=\"/files/{Wheel}#sha256={Convert.ToHexStringLower(SHA256.HashData(wheel))}\">{Wheel}</a>"),
            $"/files/{Wheel}" => context.Response.Body.WriteAsync(wheel).AsTask(),
            "/npm/greeting" => Text(context, "application/json", Manifest(origin)),
            "/npm/greeting/-/greeting-1.0.0.tgz" => context.Response.Body.WriteAsync(tarball).AsTask(),
            _ when path.StartsWith("/repo.git/", StringComparison.Ordinal) && File.Exists(Path.Combine(folder.FullName, path[1..])) => context.Response.SendFileAsync(Path.Combine(folder.FullName, path[1..])),
            _ => NotFound(context),
        };
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static Task Text(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private string Manifest(string origin) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["name"] = "greeting",
        ["dist-tags"] = new Dictionary<string, string> { ["latest"] = "1.0.0" },
        ["versions"] = new Dictionary<string, object>
        {
            ["1.0.0"] = new { name = "greeting", version = "1.0.0", dist = new { tarball = $"{origin}/npm/greeting/-/greeting-1.0.0.tgz", integrity = $"sha512-{Convert.ToBase64String(SHA512.HashData(tarball))}" } },
        },
    });

    private static byte[] MakeWheel()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[]
            {
                ("greeting.py", "WORDS = 'from pip'\n"),
                ("greeting-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n"),
                ("greeting-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
                ("greeting-1.0.dist-info/RECORD", "greeting.py,,\ngreeting-1.0.dist-info/METADATA,,\ngreeting-1.0.dist-info/WHEEL,,\ngreeting-1.0.dist-info/RECORD,,\n"),
            })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static byte[] MakeTarball()
    {
        using var bytes = new MemoryStream();
        using (var zipped = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zipped, TarEntryFormat.Ustar))
        {
            foreach (var (name, text) in new[] { ("package/package.json", """{"name":"greeting","version":"1.0.0","main":"index.js"}"""), ("package/index.js", "module.exports = 'from npm';\n") })
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
            }
        }

        return bytes.ToArray();
    }
}
