namespace Cadre.Sandboxes.Tests;

/// <summary>Programs that take more than they may.</summary>
public abstract class ResourceAttacks(SandboxFixture fixture)
{
    private const long Megabyte = 1024 * 1024;
    private static readonly SandboxLimits Small = new() { MemoryBytes = 128 * Megabyte, Wall = TimeSpan.FromMinutes(1), Cpu = TimeSpan.FromSeconds(10), WorkspaceBytes = 40 * Megabyte, WorkspaceFiles = 3000, Processes = 32, TmpfsBytes = 16 * Megabyte };

    [Theory]
    [InlineData("x = bytearray(4 << 30)")]
    [InlineData("import os\nfor i in range(16):\n  if os.fork() == 0: x = bytearray(os.urandom(1 << 20) * 60); import time; time.sleep(30)\nimport time; time.sleep(30)")]
    [InlineData("import mmap, time\nm = mmap.mmap(-1, 600 << 20)\nfor i in range(0, 600 << 20, 4096): m[i] = 1\ntime.sleep(5); print('had it')")]
    [InlineData("import mmap\nmaps = []\nwhile True:\n  m = mmap.mmap(-1, 1 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, prot=mmap.PROT_READ)\n  maps.append(m)\n  s = sum(m[i] for i in range(0, 1 << 30, 2 << 20))")]
    [InlineData("x = []\nwhile True: x.append(bytearray(1 << 20))")]
    public async Task Memory_BeyondLimit_IsRefusedOrStopped(string source)
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.PythonAsync(source, Small);
        run.StdoutText.ShouldBeEmpty();
        (run.Exit.Reason == StopReason.Memory || run.StderrText.Contains("MemoryError") || run.StderrText.Contains("Cannot allocate") || run.Exit.Reason == StopReason.Cpu).ShouldBeTrue($"{run.Exit} {run.StderrText}");
        run.Exit.PeakMemoryBytes.ShouldBeLessThan(sandbox.Capabilities.HardMemory ? 130 * Megabyte : 512 * Megabyte);
    }

    [Theory]
    [InlineData("dd if=/dev/zero of=/tmp/big bs=1M count=200 2>/dev/null; dd if=/dev/zero of=/dev/shm/big bs=1M count=200 2>/dev/null; du -sm /tmp /dev/shm | awk '$1 > 17 {print \"held\", $1}'")]
    [InlineData("dd if=/dev/zero of=/big bs=1M count=1 2>/dev/null && echo root; dd if=/dev/zero of=/dev/big bs=1M count=1 2>/dev/null && echo dev; dd if=/dev/zero of=/run/big bs=1M count=1 2>/dev/null && echo run")]
    public async Task Tmpfs_IsBounded(string script)
    {
        await using var sandbox = await fixture.OpenAsync();
        (await sandbox.ShellAsync(script, Small)).StdoutText.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("i = 0\nwhile True: i += 1; open('/tmp/%d' % i, 'w').close()")]
    [InlineData("import socket, time\nheld = []\ntry:\n  while True:\n    a, b = socket.socketpair(); a.setblocking(False); held += [a, b]\n    try:\n      while True: a.send(b'x' * 65536)\n    except BlockingIOError: pass\nexcept OSError: time.sleep(20)")]
    public async Task KernelMemory_IsBounded(string source)
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.PythonAsync(source, Small with { Sockets = 64, Wall = TimeSpan.FromSeconds(4) });
        run.Exit.Reason.ShouldBeOneOf(StopReason.Memory, StopReason.Sockets, StopReason.Cpu, StopReason.Wall);
        run.Exit.Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData("import os\nf = open('big', 'wb')\nwhile True: f.write(b'x' * (1 << 20)); f.flush()")]
    [InlineData("import os\ni = 0\nwhile True:\n  i += 1\n  with open('f%d' % i, 'wb') as f: f.write(b'x' * (4 << 20))")]
    [InlineData("import os\nfiles = []\nwhile True:\n  f = open('gone', 'wb'); os.unlink('gone'); files.append(f); f.write(b'x' * (4 << 20)); f.flush()")]
    [InlineData("import os\nfor i in range(200000): open('e%d' % i, 'w').close()")]
    [InlineData("import os\nfor i in range(30000): os.mkdir('d'); os.chdir('d')\nimport time; time.sleep(10)")]
    public async Task Disk_BeyondLimit_IsStopped_AndGivenBack(string source)
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.PythonAsync(source, Small);
        run.Exit.Reason.ShouldBeOneOf([StopReason.Disk, .. run.StderrText.Contains("File too large") ? new[] { StopReason.Exit } : []]);
        await sandbox.DestroyAsync(TestContext.Current.CancellationToken);
        Directory.EnumerateDirectories(Path.Combine(fixture.Root, "instances"), "*", SearchOption.TopDirectoryOnly)
            .SelectMany(Directory.EnumerateDirectories).Count(folder => Path.GetFileName(folder).Length == 32).ShouldBe(0);
    }

    [Theory]
    [InlineData("sleep 0.5; rm a; sleep 0.3; ls", StopReason.Exit)]
    [InlineData("sleep 0.5; head -c 30000000 /dev/zero > b; sleep 10", StopReason.Disk)]
    public async Task Disk_Full_CanBeClearedFromInside_ButNotFilledFurther(string script, StopReason reason)
    {
        await using var sandbox = await fixture.OpenAsync();
        var filling = (await sandbox.ExecAsync(["/bin/sh", "-c", "head -c 50000000 /dev/zero > a; sleep 60"], new ExecOptions { Limits = Small with { WorkspaceBytes = 100 * Megabyte, Wall = TimeSpan.FromSeconds(60) } }, TestContext.Current.CancellationToken)).Value;
        while (filling.Usage.WorkspaceBytes < 50_000_000 && !filling.Completion.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken); // Until it was counted.
        }

        await filling.KillAsync(TestContext.Current.CancellationToken);
        var run = await sandbox.ShellAsync(script, Small);
        run.Exit.Reason.ShouldBe(reason);
        run.StdoutText.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("import os\nwhile True:\n  try: os.fork()\n  except OSError: pass")]
    [InlineData("import threading, time\nwhile True:\n  try: threading.Thread(target=time.sleep, args=(60,)).start()\n  except RuntimeError: pass")]
    public async Task Processes_BeyondLimit_AreRefusedAndStopped(string source)
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.PythonAsync(source, Small);
        run.Exit.Reason.ShouldBeOneOf(StopReason.Procs, StopReason.Cpu, StopReason.Memory);
    }

    [Theory]
    [InlineData("yes | tr -d '\\n'")]
    [InlineData("yes | tr -d '\\n' >&2 & yes")]
    public async Task Output_Endless_IsStopped(string script)
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.ShellAsync(script, Small with { OutputBytes = 5 * Megabyte, LiveOutputBytes = Megabyte });
        run.Exit.Reason.ShouldBe(StopReason.Output);
        run.Complete.ShouldBeFalse();
        run.Exit.OutputBytes.ShouldBe(5 * Megabyte);
    }

    [Theory]
    [InlineData("for i in 1 2 3 4 5 6 7 8 9 10; do ( while :; do :; done ) & done; wait")]
    [InlineData("while :; do /bin/true; done")]
    public async Task Cpu_ManyProcesses_CountTogether(string script)
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.ShellAsync(script, Small with { Cpu = TimeSpan.FromMilliseconds(500) });
        run.Exit.Reason.ShouldBe(StopReason.Cpu);
    }
}

public sealed class BubblewrapResourceAttacks(ColdFixture fixture) : ResourceAttacks(fixture), IClassFixture<ColdFixture>;

/// <summary>The same where no control group helps.</summary>
public sealed class WatchedResourceAttacks(WatchedColdFixture fixture) : ResourceAttacks(fixture), IClassFixture<WatchedColdFixture>;

public sealed class WatchedColdFixture : SandboxFixture
{
    protected override string? SkipReason => OrdinaryUserTests.CanRun ? "run by OrdinaryUserTests, where it matters most" : null;

    protected override void Configure(SandboxesOptions options) => (options.UseControlGroups, options.WarmEntries) = (false, 0);
}
