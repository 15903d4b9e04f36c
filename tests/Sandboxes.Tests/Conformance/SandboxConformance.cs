using System.Text;

namespace Cadre.Sandboxes.Tests;

/// <summary>What every provider must do. Derive with a fixture per provider.</summary>
public abstract class SandboxConformance(SandboxFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exec_Program_GivesBothStreamsAndExitCode()
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.ShellAsync("echo out; echo err >&2; exit 7");
        run.StdoutText.ShouldBe("out\n");
        run.StderrText.ShouldBe("err\n");
        run.Exit.Code.ShouldBe(7);
        run.Exit.Reason.ShouldBe(StopReason.Exit);
    }

    [Fact]
    public async Task Exec_UnknownProgram_Exits127()
    {
        await using var sandbox = await fixture.OpenAsync();
        (await sandbox.ProgramAsync(["no-such-program"])).Exit.Code.ShouldBe(127);
    }

    [Fact]
    public async Task Exec_Stdin_ReachesProgramAndEnds()
    {
        await using var sandbox = await fixture.OpenAsync();
        var input = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0123456789", 100_000)));
        var run = await sandbox.ProgramAsync(["/usr/bin/wc", "-c"], null, input);
        run.StdoutText.Trim().ShouldBe("1000000");
    }

    [Fact]
    public async Task Exec_ArgumentsAndVariables_ArriveUnchanged()
    {
        await using var sandbox = await fixture.OpenAsync(new SandboxSpec { Environment = new Dictionary<string, string> { ["ONE"] = "a b\n$(id)" } });
        sandbox.NeedPrograms();
        var run = await sandbox.RunAsync(["/bin/sh", "-c", "printf '%s|%s|%s' \"$1\" \"$ONE\" \"$TWO\"", "x", "*'\"\n$HOME"], new ExecOptions { Environment = new Dictionary<string, string> { ["TWO"] = "ü" } }, default, 1000, Token);
        run.Value.StdoutText.ShouldBe("*'\"\n$HOME|a b\n$(id)|ü");
    }

    [Fact]
    public async Task Exec_SpecInvalid_IsRefused()
    {
        await using var sandbox = await fixture.OpenAsync();
        (await sandbox.ExecAsync([], new ExecOptions(), Token)).Error!.Code.ShouldBe("sandbox_spec_invalid");
        (await sandbox.ExecAsync(["a\0b"], new ExecOptions(), Token)).Error!.Code.ShouldBe("sandbox_spec_invalid");
        (await sandbox.ExecAsync(["true"], new ExecOptions { Limits = new() { MemoryBytes = 1 } }, Token)).Error!.Code.ShouldBe("sandbox_spec_invalid");
    }

    [Fact]
    public async Task Files_WrittenOutside_AreSeenInside_AndBack()
    {
        await using var sandbox = await fixture.OpenAsync();
        (await sandbox.Files.WriteAsync("in/a.txt", new MemoryStream("hello"u8.ToArray()), executable: false, Token)).IsOk.ShouldBeTrue();
        var run = await sandbox.ShellAsync("tr a-z A-Z < in/a.txt > in/b.txt; rm in/a.txt; mkdir sub; echo x > sub/y");
        run.Exit.Succeeded.ShouldBeTrue(run.StderrText);
        Encoding.UTF8.GetString((await sandbox.Files.ReadAsync("/work/in/b.txt", 100, Token)).Value).ShouldBe("HELLO");
        (await sandbox.Files.ListAsync("", Token)).Value.Select(file => file.Path).Order().ShouldBe(["in", "sub"]);
        (await sandbox.Files.ReadAsync("in/a.txt", 100, Token)).Error!.Code.ShouldBe("sandbox_file_not_found");
        (await sandbox.Files.ReadAsync("in/b.txt", 4, Token)).Error!.Code.ShouldBe("sandbox_file_too_large");
    }

    [Fact]
    public async Task Files_MoveAndDelete_ChangeTheFolder()
    {
        await using var sandbox = await fixture.OpenAsync();
        await sandbox.ShellAsync("mkdir -p a/b/c; echo 1 > a/b/c/f; chmod 000 a/b/c");
        (await sandbox.Files.MoveAsync("a/b", "z/b", Token)).IsOk.ShouldBeTrue();
        (await sandbox.Files.StatAsync("z/b/c", Token)).Value.Kind.ShouldBe(SandboxFileKind.Folder);
        (await sandbox.Files.DeleteAsync("z", Token)).IsOk.ShouldBeTrue();
        (await sandbox.Files.StatAsync("z", Token)).Error!.Code.ShouldBe("sandbox_file_not_found");
    }

    [Fact]
    public async Task Output_FromCursor_ContinuesWithoutLossOrRepeat()
    {
        await using var sandbox = await fixture.OpenAsync();
        sandbox.NeedPrograms();
        var process = (await sandbox.ExecAsync(["/usr/bin/python3", "-c", "import sys\nfor i in range(300000): sys.stdout.write('%07d\\n' % i)"], new ExecOptions(), Token)).Value;
        await process.Completion;
        var all = new MemoryStream();
        await foreach (var chunk in process.OutputAsync(0, Token))
        {
            all.Write(chunk.Data.Span);
        }

        all.Length.ShouldBe(2_400_000); // More than is kept live: the rest came from the overflow file.
        var tail = new MemoryStream();
        await foreach (var chunk in process.OutputAsync(2_399_990, Token))
        {
            tail.Write(chunk.Data.Span);
        }

        Encoding.UTF8.GetString(tail.ToArray()).ShouldBe("8\n0299999\n");
        all.ToArray()[^10..].ShouldBe(tail.ToArray());
    }

    [Fact]
    public async Task Output_WhileRunning_IsSeenAtOnce()
    {
        await using var sandbox = await fixture.OpenAsync();
        sandbox.NeedPrograms();
        var process = (await sandbox.ExecAsync(["/bin/sh", "-c", "echo ready; read line; echo got $line"], new ExecOptions { KeepStdinOpen = true }, Token)).Value;
        var seen = "";
        await foreach (var chunk in process.OutputAsync(0, Token))
        {
            seen += Encoding.UTF8.GetString(chunk.Data.Span);
            if (seen == "ready\n")
            {
                await process.Stdin!.WriteAsync("it\n"u8.ToArray(), Token);
            }
        }

        seen.ShouldBe("ready\ngot it\n");
    }

    [Fact]
    public async Task Kill_RunningProgram_EndsCancelled()
    {
        await using var sandbox = await fixture.OpenAsync();
        sandbox.NeedPrograms();
        var process = (await sandbox.ExecAsync(["/usr/bin/sleep", "100"], new ExecOptions(), Token)).Value;
        await process.KillAsync(Token);
        (await process.Completion).Reason.ShouldBe(StopReason.Cancelled);
        sandbox.GetProcess(process.Id).IsOk.ShouldBeTrue();
        sandbox.Processes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signal_Program_IsDelivered()
    {
        await using var sandbox = await fixture.OpenAsync();
        sandbox.NeedPrograms();
        var process = (await sandbox.ExecAsync(["/bin/sh", "-c", "trap 'echo term; exit 3' TERM; echo up; while :; do sleep 0.02; done"], new ExecOptions(), Token)).Value;
        await foreach (var chunk in process.OutputAsync(0, Token))
        {
            if (chunk.Kind == OutputKind.Stdout && chunk.Cursor == 3)
            {
                (await process.SignalAsync(15, Token)).IsOk.ShouldBeTrue();
            }
        }

        var exit = await process.Completion;
        exit.Code.ShouldBe(3, exit.ToString());
        (await process.SignalAsync(15, Token)).Error!.Code.ShouldBe("sandbox_process_ended");
    }

    [Fact]
    public async Task Wall_Passed_StopsProgram()
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.ProgramAsync(["/usr/bin/sleep", "100"], new SandboxLimits { Wall = TimeSpan.FromMilliseconds(300) });
        run.Exit.Reason.ShouldBe(StopReason.Wall);
        run.Exit.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task Cpu_Passed_StopsProgram()
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.ShellAsync("while :; do :; done", new SandboxLimits { Cpu = TimeSpan.FromMilliseconds(200) });
        run.Exit.Reason.ShouldBe(StopReason.Cpu);
    }

    [Fact]
    public async Task Snapshot_Restored_PutsFilesBack()
    {
        await using var sandbox = await fixture.OpenAsync();
        Assert.SkipUnless(sandbox.Capabilities.Snapshots, "no snapshots here");
        await sandbox.ShellAsync("echo one > f; mkdir d; ln -s ../f d/link; chmod 755 f; truncate -s 1M hole");
        var snapshot = (await sandbox.SnapshotAsync(Token)).Value;
        await sandbox.ShellAsync("echo two > f; rm -r d; echo new > g");
        (await sandbox.RestoreAsync(snapshot, Token)).IsOk.ShouldBeTrue();
        var run = await sandbox.ShellAsync("cat f d/link; ls; test -x f; stat -c %s hole; echo more >> f");
        run.StdoutText.ShouldBe("one\none\nd\nf\nhole\n1048576\n");
        run.Exit.Succeeded.ShouldBeTrue(run.StderrText);
    }

    [Fact]
    public async Task Terminal_Shell_EchoesRunsAndResizes()
    {
        await using var sandbox = await fixture.OpenAsync();
        Assert.SkipUnless(sandbox.Capabilities.Pty, "no terminals here");
        var opened = await sandbox.OpenTerminalAsync(new TerminalOptions { Columns = 100, Rows = 30 }, Token);
        await using var terminal = opened.Value;
        (await terminal.ResizeAsync(120, 40, Token)).IsOk.ShouldBeTrue();
        await terminal.Process.Stdin!.WriteAsync("sleep 0.2; stty size; tty; ps -o stat= -p $$; exit 5\n"u8.ToArray(), Token);
        var seen = "";
        await foreach (var chunk in terminal.Process.OutputAsync(0, Token))
        {
            seen += Encoding.UTF8.GetString(chunk.Data.Span);
        }

        seen.ShouldContain("40 120");
        seen.ShouldContain("exit 5");
        (await terminal.Process.Completion).Code.ShouldBe(5, seen);
    }

    [Theory]
    [InlineData(CodeLanguage.Python, "x = 20", "print('hi'); x + 1", "1/0")]
    [InlineData(CodeLanguage.JavaScript, "const x = 20", "console.log('hi'); x + 1", "null.x")]
    public async Task CodeContext_Cells_KeepState(CodeLanguage language, string first, string second, string failing)
    {
        await using var sandbox = await fixture.OpenAsync();
        var created = await sandbox.CreateCodeContextAsync(language, Token);
        Assert.SkipWhen(created.Error?.Code == "sandbox_not_supported", "this provider has no such language");
        await using var context = created.Value;
        (await context.RunAsync(first, Token)).Value.Error.ShouldBeNull();
        var cell = (await context.RunAsync(second, Token)).Value;
        (cell.Stdout, cell.Value, cell.Error).ShouldBe(("hi\n", "21", null));
        (await context.RunAsync(failing, Token)).Value.Error.ShouldNotBeNull().ShouldContain("Error");
        (await context.RunAsync("x", Token)).Value.Value.ShouldBe("20");
    }

    [Fact]
    public async Task CodeContext_ValuesAndFiguresThatAreDrawn_AreShown()
    {
        await using var sandbox = await fixture.OpenAsync();
        var created = await sandbox.CreateCodeContextAsync(CodeLanguage.Python, Token);
        Assert.SkipWhen(created.Error?.Code == "sandbox_not_supported", "this provider has no such language");
        await using var context = created.Value;
        var cell = (await context.RunAsync("class Drawn:\n    def _repr_png_(self): return b'value'\nDrawn()", Token)).Value;
        (cell.Pictures, cell.Value).ShouldSatisfyAllConditions(shown => shown.Pictures.ShouldBe([Convert.ToBase64String("value"u8)]), shown => shown.Value.ShouldBeNull());

        // What matplotlib offers of itself, without it: open figures that save themselves and are closed afterwards.
        cell = (await context.RunAsync("""
            import sys, types
            plot = types.ModuleType('matplotlib.pyplot')
            plot.open = [1, 2]
            plot.get_fignums = lambda: list(plot.open)
            plot.figure = lambda n: types.SimpleNamespace(savefig=lambda to, format, bbox_inches: to.write(f'{format}{n}'.encode() * (1 if n == 1 else 1_000_000)))
            plot.close = lambda which: plot.open.clear()
            sys.modules['matplotlib.pyplot'] = plot
            """, Token)).Value;
        cell.Pictures.ShouldBe([Convert.ToBase64String("png1"u8)]);
        cell.Stderr.ShouldContain("1 pictures are not shown");
        (await context.RunAsync("1", Token)).Value.Pictures.ShouldBe([]);
    }

    [Fact]
    public async Task Persistent_ClosedAndOpenedAgain_KeepsFiles_UntilDestroyed()
    {
        var spec = new SandboxSpec { Persistent = true };
        await using (var sandbox = await fixture.OpenAsync(spec, "kept"))
        {
            await sandbox.ShellAsync("echo still here > f");
        }

        await using var again = await fixture.OpenAsync(spec, "kept");
        (await again.ShellAsync("cat f; echo more >> f && echo writable")).StdoutText.ShouldBe("still here\nwritable\n");
        await again.DestroyAsync(Token);
        await using var fresh = await fixture.OpenAsync(spec, "kept");
        (await fresh.Files.ListAsync("", Token)).Value.ShouldBeEmpty();
        await fresh.DestroyAsync(Token);
    }

    [Fact]
    public async Task Open_Twice_SharesOneFolder_UntilBothAreDisposed()
    {
        var first = await fixture.OpenAsync(key: "shared");
        var second = await fixture.OpenAsync(key: "shared");
        await first.ShellAsync("echo 1 > f");
        await first.DisposeAsync();
        (await second.ShellAsync("cat f")).StdoutText.ShouldBe("1\n");
        await second.DisposeAsync();
        (await second.ExecAsync(["true"], new ExecOptions(), Token)).Error!.Code.ShouldBe("sandbox_closed");
    }

    [Fact]
    public async Task Ports_ServerInside_IsReached_OnlyInItsOwnProgram()
    {
        await using var sandbox = await fixture.OpenAsync(new SandboxSpec { Ports = true });
        Assert.SkipUnless(sandbox.Capabilities.Ports, "no ports here");
        await sandbox.Files.WriteAsync("index.html", new MemoryStream("from inside"u8.ToArray()), false, Token);
        var server = (await sandbox.ExecAsync(["/usr/bin/python3", "-m", "http.server", "8123", "--bind", "127.0.0.1"], new ExecOptions(), Token)).Value;
        var other = (await sandbox.ExecAsync(["/usr/bin/sleep", "20"], new ExecOptions(), Token)).Value;
        while (server.ListeningPorts.Count == 0 && !server.Completion.IsCompleted)
        {
            await Task.Delay(20, Token);
        }

        server.ListeningPorts.ShouldBe([8123]);
        foreach (var _ in Enumerable.Range(0, 6)) // More than wait at a time.
        {
            await using var stream = (await server.DialAsync(8123, Token)).Value;
            await stream.WriteAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray(), Token);
            (await new StreamReader(stream).ReadToEndAsync(Token)).ShouldEndWith("from inside");
        }

        (await server.DialAsync(8124, Token)).Error!.Code.ShouldBe("sandbox_port_closed");
        (await other.DialAsync(8123, Token)).Error!.Code.ShouldBe("sandbox_port_closed");
        await server.KillAsync(Token);
        (await server.DialAsync(8123, Token)).Error!.Code.ShouldBe("sandbox_process_ended");
        await other.KillAsync(Token);
    }

    [Fact]
    public async Task Terminal_NobodyReads_WaitsInsteadOfFillingUp()
    {
        await using var sandbox = await fixture.OpenAsync();
        Assert.SkipUnless(sandbox.Capabilities.Pty, "no terminals here");
        await using var terminal = (await sandbox.OpenTerminalAsync(new TerminalOptions { Argv = ["/bin/sh", "-c", "seq 1 400000; echo end"] }, Token)).Value;
        await Task.Delay(500, Token); // Time enough to write it all, were it not held.
        terminal.Process.Completion.IsCompleted.ShouldBeFalse();
        var run = await terminal.Process.CollectAsync(20_000_000, Token);
        run.StdoutText.ShouldEndWith("400000\r\nend\r\n");
        run.StdoutText.Length.ShouldBeGreaterThan(2_500_000);
    }

    [Fact]
    public async Task Snapshot_Deleted_IsGone_AndSpaceIsTold()
    {
        await using var sandbox = await fixture.OpenAsync();
        Assert.SkipUnless(sandbox.Capabilities.Snapshots, "no snapshots here");
        await sandbox.ShellAsync("head -c 300000 /dev/zero | tr '\\0' x > f");
        if (await sandbox.Files.MeasureAsync(Token) is { } space) // Remote providers do not tell.
        {
            space.Bytes.ShouldBeInRange(300_000, 400_000);
        }

        var snapshot = (await sandbox.SnapshotAsync(Token)).Value;
        (await sandbox.DeleteSnapshotAsync(snapshot, Token)).IsOk.ShouldBeTrue();
        (await sandbox.RestoreAsync(snapshot, Token)).Error!.Code.ShouldBe("not_found");
        (await sandbox.DeleteSnapshotAsync(snapshot, Token)).Error!.Code.ShouldBe("not_found");
    }
}
