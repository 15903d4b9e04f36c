using System.Text;

namespace Cadre.Sandboxes.Tests;

/// <summary>Ways out of the workspace folder through the files API.</summary>
public sealed class FileAttacks(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ln -s /etc/passwd x", "x")]
    [InlineData("ln -s ../../../../../../etc/passwd x", "x")]
    [InlineData("ln -s /etc x", "x/passwd")]
    [InlineData("ln -s /proc/self/root x", "x/etc/passwd")]
    [InlineData("mkdir d; ln -s .. d/x", "d/x/secret")]
    [InlineData("true", "../../../../etc/passwd")]
    [InlineData("true", "a/../../etc/passwd")]
    [InlineData("true", "/etc/passwd")]
    [InlineData("true", "/work/../etc/passwd")]
    [InlineData("mkfifo x", "x")]
    [InlineData("mkdir x", "x")]
    [InlineData("python3 -c \"import socket; socket.socket(1).bind('x')\"", "x")]
    [InlineData("true", "a\0b")]
    [InlineData("true", "a//b")]
    public async Task Read_ThroughTrick_IsRefused(string script, string path)
    {
        await using var sandbox = await fixture.OpenAsync();
        await sandbox.ShellAsync(script);
        (await sandbox.Files.ReadAsync(path, 100_000, Token)).Error!.Code.ShouldBeOneOf("sandbox_path_refused", "sandbox_file_not_found");
        (await sandbox.Files.OpenReadAsync(path, Token)).IsOk.ShouldBeFalse();
    }

    [Theory]
    [InlineData("ln -s TARGET x", "x/planted")]
    [InlineData("ln -s TARGET x; mkdir y; ln -s ../x y/z", "y/z/planted")]
    public async Task WriteMoveDelete_ThroughLink_IsRefused(string script, string path)
    {
        var target = Directory.CreateTempSubdirectory("cadre-target").FullName;
        await using var sandbox = await fixture.OpenAsync();
        await sandbox.ShellAsync(script.Replace("TARGET", target, StringComparison.Ordinal) + "; echo mine > mine");
        (await sandbox.Files.WriteAsync(path, new MemoryStream([1]), false, Token)).Error!.Code.ShouldBe("sandbox_path_refused");
        (await sandbox.Files.CreateFolderAsync(path, Token)).IsOk.ShouldBeFalse();
        (await sandbox.Files.MoveAsync("mine", path, Token)).IsOk.ShouldBeFalse();
        (await sandbox.Files.DeleteAsync(path, Token)).IsOk.ShouldBeFalse();
        (await sandbox.Files.ListAsync("x", Token)).IsOk.ShouldBeFalse();
        Directory.GetFileSystemEntries(target).ShouldBeEmpty();
        Directory.Delete(target);
    }

    [Fact]
    public async Task Write_OverLink_ReplacesTheLinkItself()
    {
        var target = Path.GetTempFileName();
        await using var sandbox = await fixture.OpenAsync();
        await sandbox.ShellAsync($"ln -s {target} x");
        (await sandbox.Files.WriteAsync("x", new MemoryStream("new"u8.ToArray()), false, Token)).IsOk.ShouldBeTrue();
        (await File.ReadAllTextAsync(target, Token)).ShouldBeEmpty();
        Encoding.UTF8.GetString((await sandbox.Files.ReadAsync("x", 10, Token)).Value).ShouldBe("new");
        File.Delete(target);
    }

    [Fact]
    public async Task LinksSwappedWhileReading_NeverLeadOut()
    {
        await using var sandbox = await fixture.OpenAsync();
        var swapping = (await sandbox.ExecAsync(["/usr/bin/python3", "-c", "import os\nos.mkdir('real'); open('real/passwd', 'w').write('inside')\nos.symlink('/etc', 'evil')\nos.mkdir('a'); os.rmdir('a')\nwhile True:\n  os.rename('real', 'a'); os.rename('a', 'real'); os.rename('evil', 'a'); os.rename('a', 'evil')"], new ExecOptions(), Token)).Value;
        for (var i = 0; i < 3000; i++)
        {
            var read = await sandbox.Files.ReadAsync("a/passwd", 100_000, Token);
            (read.IsOk ? Encoding.UTF8.GetString(read.Value) : "inside").ShouldBe("inside");
        }

        await swapping.KillAsync(Token);
    }

    [Fact]
    public async Task DestroyAndSnapshot_HostileTree_TouchNothingOutside()
    {
        var target = Directory.CreateTempSubdirectory("cadre-target").FullName;
        await File.WriteAllTextAsync(Path.Combine(target, "kept"), "x", Token);
        var sandbox = await fixture.OpenAsync();
        await sandbox.ShellAsync($"ln -s {target} link; mkdir -p shut/in; ln -s {target} shut/in/link; mkfifo pipe; chmod 000 shut; printf x > \"$(printf 'bad\\377name')\"; ln / hard 2>/dev/null");
        await sandbox.PythonAsync("import os\nfor i in range(400): os.mkdir('d'); os.chdir('d')\nos.symlink('/etc', 'e')");
        (await sandbox.SnapshotAsync(Token)).IsOk.ShouldBeTrue();
        await sandbox.DestroyAsync(Token);
        File.Exists(Path.Combine(target, "kept")).ShouldBeTrue();
        Directory.Delete(target, recursive: true);
    }
}
