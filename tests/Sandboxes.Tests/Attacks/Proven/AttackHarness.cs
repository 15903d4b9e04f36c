using System.Text.Json;

namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>Runs attacks side by side in one sandbox, each in a process of its own; the names of those that won come back.</summary>
internal static class AttackHarness
{
    private const string Source = """
        import ctypes, fcntl, json, mmap, os, signal, socket, struct, sys, time
        attacks, fact = json.loads(sys.argv[1]), json.loads(sys.argv[2])
        libc = ctypes.CDLL(None, use_errno=True)
        def call(number, *args):
            ctypes.set_errno(0)
            return libc.syscall(ctypes.c_long(number), *[a if isinstance(a, (ctypes.Array, ctypes.c_void_p, bytes)) else ctypes.c_long(a) for a in args])
        def won(): os._exit(7)
        def start(source):
            pid = os.fork()
            if pid: return pid
            signal.alarm(5)
            os.dup2(os.open('/dev/null', 1), 2)
            try: exec(source, globals())
            except BaseException: os._exit(1)
            os._exit(0)
        started = {start(source): name for name, source in attacks.items()}
        winners = []
        while started:
            pid, status = os.wait()
            name = started.pop(pid, None)
            if name and os.WIFEXITED(status) and os.WEXITSTATUS(status) == 7: winners.append(name)
        print('\n'.join(sorted(winners)))
        """;

    /// <summary>The names of the attacks that won.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(ISandbox sandbox, IEnumerable<Attack> attacks, object facts)
    {
        var sources = JsonSerializer.Serialize(attacks.ToDictionary(attack => attack.Name, attack => attack.Source));
        var run = await sandbox.ProgramAsync(["/usr/bin/python3", "-c", Source, sources, JsonSerializer.Serialize(facts)]);
        run.Exit.Succeeded.ShouldBeTrue($"{run.Exit} {run.StderrText}");
        return run.StdoutText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
