using System.Text;
using Cadre.Sandboxes.Bubblewrap;

namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>What a program plants in its workspace leads whoever opens files by their paths out of it; the files API it does not.</summary>
public sealed class PlainFileTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private const string Plant = "ln -s /etc/passwd a; ln -s ../../../../../../../../../../../../etc/passwd b; ln -s /etc c; ln -s /proc/self/root d; mkdir e; ln -s ../c e/f; ln -s TARGET out; mkfifo pipe";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tricks_LeadPlainFilesOut_AndTheFilesApiNowhere()
    {
        var target = Directory.CreateTempSubdirectory("cadre-target").FullName;
        await using var sandbox = await fixture.OpenAsync();
        var folder = ((BubblewrapSandbox)sandbox).Workspace.Path;
        await sandbox.ShellAsync(Plant.Replace("TARGET", target, StringComparison.Ordinal));
        foreach (var path in (ReadOnlySpan<string>)["a", "b", "c/passwd", "d/etc/passwd", "e/f/passwd", "../../../../../../../../../../../../etc/passwd", "/etc/passwd", "/work/../etc/passwd"])
        {
            File.ReadAllText(Path.Combine(folder, path)).ShouldContain("root:", customMessage: path);
        }

        foreach (var path in new[] { "a", "b", "c/passwd", "d/etc/passwd", "e/f/passwd", "../../../../../../../../../../../../etc/passwd", "/etc/passwd", "/work/../etc/passwd" })
        {
            (await sandbox.Files.ReadAsync(path, 100_000, Token)).IsOk.ShouldBeFalse(path);
            (await sandbox.Files.OpenReadAsync(path, Token)).IsOk.ShouldBeFalse(path);
        }

        (await sandbox.Files.WriteAsync("out/planted", new MemoryStream("x"u8.ToArray()), false, Token)).IsOk.ShouldBeFalse();
        Directory.GetFileSystemEntries(target).ShouldBeEmpty();
        await File.WriteAllTextAsync(Path.Combine(folder, "out/planted"), "x", Encoding.UTF8, Token);
        Directory.GetFileSystemEntries(target).ShouldHaveSingleItem();
        Directory.Delete(target, recursive: true);
    }

    [Fact]
    public async Task Pipe_HoldsPlainReaders_AndIsRefusedByTheFilesApi()
    {
        await using var sandbox = await fixture.OpenAsync();
        var pipe = Path.Combine(((BubblewrapSandbox)sandbox).Workspace.Path, "pipe");
        await sandbox.ShellAsync("mkfifo pipe; chmod 666 pipe");
        (await sandbox.Files.OpenReadAsync("pipe", Token)).Error!.Code.ShouldBe("sandbox_path_refused");
        var reading = Task.Factory.StartNew(() => File.OpenRead(pipe).Dispose(), Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        (await Task.WhenAny(reading, Task.Delay(200, Token))).ShouldNotBe(reading);
        await new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1).DisposeAsync(); // Lets the reader go.
        await reading;
    }
}
