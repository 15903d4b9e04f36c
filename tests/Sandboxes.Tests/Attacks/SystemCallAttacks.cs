using System.Runtime.InteropServices;
using Cadre.Sandboxes.Seccomp;

namespace Cadre.Sandboxes.Tests;

/// <summary>Refused system calls, called for real.</summary>
public sealed class SystemCallAttacks(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static SystemCalls Calls => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? SystemCalls.Arm64 : SystemCalls.X64;

    [Fact]
    public async Task ForbiddenAndAbsentCalls_AreAnsweredSo()
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.PythonAsync($$"""
            import ctypes
            libc = ctypes.CDLL(None, use_errno=True)
            def call(number, *args):
                ctypes.set_errno(0)
                result = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) for a in args])
                return ctypes.get_errno() if result == -1 else 0
            for number in [{{string.Join(',', Calls.Forbidden)}}]:
                if call(number, 0, 0, 0, 0, 0, 0) != 1: print('not refused', number, ctypes.get_errno())
            for number in [{{string.Join(',', Calls.Absent)}}]:
                if call(number, 0, 0, 0, 0, 0, 0) != 38: print('not absent', number)
            for flag in [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000]:
                if call({{Calls.MakeProcess}}, flag | 17, 0, 0, 0, 0) != 1: print('namespace', hex(flag))
            for request in [0x5412, 0x541C]:
                if call({{Calls.Ioctl}}, 0, request, 0) != 1: print('ioctl', hex(request))
                if call({{Calls.Ioctl}}, 0, request | (1 << 32), 0) != 1: print('wide ioctl', hex(request))
            for number in range(0x40000000, 0x40000220):
                if call(number, 0, 0, 0) != 38: print('x32', number)
            if call({{Calls.Personality}}, 8, 0) != 1: print('personality')
            """);
        run.StderrText.ShouldBeEmpty();
        run.StdoutText.ShouldBeEmpty();
        Calls.Forbidden.Length.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task ForeignCallingConvention_KillsTheProcess()
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "int 0x80 is x86");
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.PythonAsync("""
            import ctypes, mmap
            code = bytes([0xb8, 20, 0, 0, 0, 0xcd, 0x80, 0xc3])
            page = mmap.mmap(-1, 4096, prot=7); page.write(code)
            function = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
            print('before', flush=True)
            print('int80 gave', function(), flush=True)
            """);
        run.StdoutText.ShouldBe("before\n");
        run.Exit.Code.ShouldBe(128 + 31);
    }

    [Fact]
    public async Task TerminalInjection_IsRefused()
    {
        await using var sandbox = await fixture.OpenAsync();
        var opened = await sandbox.OpenTerminalAsync(
            new TerminalOptions { Argv = ["/usr/bin/python3", "-c", "import fcntl\nfor r in (0x5412, 0x541C):\n  try: fcntl.ioctl(0, r, b'x'); print('injected')\n  except OSError as e: print('refused', e.errno)"] },
            TestContext.Current.CancellationToken);
        await using var terminal = opened.Value;
        var run = await terminal.Process.CollectAsync(1000, TestContext.Current.CancellationToken);
        run.StdoutText.ShouldBe("refused 1\r\nrefused 1\r\n");
    }

    [Fact]
    public void Filter_IsSmallAndTheSameOnEachAssembly()
    {
        foreach (var calls in new[] { SystemCalls.X64, SystemCalls.Arm64 })
        {
            var filter = SystemCallFilter.Assemble(calls);
            (filter.Length % 8).ShouldBe(0);
            filter.Length.ShouldBeLessThan(4096);
            SystemCallFilter.Assemble(calls).ShouldBe(filter);
            calls.Forbidden.Concat(calls.Absent).ShouldBeUnique();
        }
    }
}
