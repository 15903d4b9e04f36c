namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>Takes a little more than it may, prints <c>won</c> and ends: harmless also where nothing stops it.</summary>
internal static class ResourceAttackList
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>What they may.</summary>
    public static SandboxLimits Small { get; } = new()
    {
        MemoryBytes = 96 * Megabyte,
        Wall = TimeSpan.FromSeconds(20),
        WorkspaceBytes = 16 * Megabyte,
        WorkspaceFiles = 500,
        Processes = 24,
        TmpfsBytes = 8 * Megabyte,
        Sockets = 32,
        OpenFiles = 256,
    };

    /// <summary>Stopped by limits of the kernel.</summary>
    public static IReadOnlyList<Attack> Limits { get; } =
    [
        new("take 4 GB of addresses", "m = mmap.mmap(-1, 4 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS); won()"),
        new("fork too often", "made = []\nfor i in range(60):\n  pid = os.fork()\n  if pid == 0: time.sleep(1); os._exit(0)\n  made.append(pid)\nlen(made) == 60 and won()"),
        new("start too many threads", "import threading\nfor i in range(60): threading.Thread(target=time.sleep, args=(1,), daemon=True).start()\nwon()"),
        new("write one huge file", "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nf = open('big', 'wb')\nfor i in range(40): f.write(bytes(1 << 20)); f.flush()\nwon()"),
        new("open too many files", "held = [open('/dev/null') for i in range(400)]; won()"),
        new("dump core", "import resource; resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 20)); won()"),
    ];

    /// <summary>Stopped by the watchdog, where no control group does. They stay long enough for a watchdog on a crowded machine.</summary>
    public static IReadOnlyList<Attack> Watching { get; } =
    [
        new("six processes' memory", "for i in range(6):\n  if os.fork() == 0: x = bytearray(b'x') * (12 << 20); stay(); os._exit(0)\nstay()\nos.wait()[1] == 0 and won()"),
        new("shared memory", "m = mmap.mmap(-1, 64 << 20)\nfor i in range(0, 64 << 20, 4096): m[i] = 1\nstay(); won()"),
        new("page tables", "maps = []\nfor k in range(20):\n  m = mmap.mmap(-1, 1 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, prot=mmap.PROT_READ); maps.append(m)\n  s = sum(m[i] for i in range(0, 1 << 30, 2 << 20))\nstay(); won()"),
        new("inodes in memory", "made = 0\ntry:\n  for i in range(50000): os.mknod('/tmp/%d' % i, 0o100600); made += 1\nexcept OSError: pass\ntime.sleep(2)\nmade > 40000 and won()"),
        new("socket buffers", "held = [socket.socketpair() for i in range(60)]\nstay(); won()"),
        new("many files", "for i in range(10):\n  with open('f%d' % i, 'wb') as f: f.write(bytes(4 << 20))\nstay(); won()"),
        new("files without a name", "held = []\nfor i in range(10):\n  f = open('gone', 'wb'); os.unlink('gone'); held.append(f); f.write(bytes(4 << 20)); f.flush()\nstay(); won()"),
        new("thousands of files", "for i in range(3000): open('e%d' % i, 'w').close()\nstay(); won()"),
        new("a deep tree", "for i in range(3000): os.mkdir('d'); os.chdir('d')\nstay(); won()"),
        new("burn processors", "for i in range(4):\n  if os.fork() == 0:\n    while time.process_time() < 0.8: pass\n    os._exit(0)\nall(os.wait()[1] == 0 for i in range(4)) and won()"),
        new("burn them by forking", "while os.times().children_user + os.times().children_system < 1:\n  if os.fork() == 0:\n    while time.process_time() < 0.05: pass\n    os._exit(0)\n  os.wait()\nwon()"),
        new("outstay the wall", "time.sleep(3); won()"),
    ];

    /// <summary>Stopped by the filter: what the watchdog cannot see.</summary>
    public static Attack HiddenMemory { get; } = new("hide memory in a file without a name", "for i in range(14): os.write(os.memfd_create('x'), bytes(15 << 20))\ntime.sleep(0.6); won()");

    /// <summary>Stopped by the sizes of file systems in memory.</summary>
    public static Attack BigTemporary { get; } = new("fill /tmp", "for place in ('/tmp', '/dev/shm'):\n  open(place + '/big', 'wb').write(bytes(12 << 20))\nwon()");

    /// <summary>Stopped by the limit of output, which is no protection of bubblewrap's.</summary>
    public static Attack Flood { get; } = new("flood the output", "for i in range(4): os.write(1, bytes(1 << 20))\nwon()");

    /// <summary>The limits of one attack: those of processors and of time are low only where they are meant.</summary>
    /// <param name="attack">The attack.</param>
    /// <param name="hold">Whether limits hold that no protection can be taken away from.</param>
    public static SandboxLimits LimitsOf(Attack attack, bool hold) => attack.Name switch
    {
        "flood the output" when hold => Small with { OutputBytes = Megabyte, LiveOutputBytes = Megabyte },
        "burn processors" or "burn them by forking" => Small with { Cpu = TimeSpan.FromMilliseconds(400) },
        "six processes' memory" or "shared memory" or "page tables" or "inodes in memory" => Small with { MemoryBytes = 32 * Megabyte },
        "outstay the wall" => Small with { Wall = TimeSpan.FromMilliseconds(500) },
        _ => Small,
    };

    /// <summary>The attack as a program.</summary>
    /// <param name="attack">The attack.</param>
    /// <param name="hold">Whether limits hold: then it stays for as long as a count of files may take on a crowded machine, still well below the wall.</param>
    public static string Program(Attack attack, bool hold) =>
        $"import mmap, os, socket, time\ndef won(): os.write(1, b'won'); os._exit(0)\ndef stay(): time.sleep({(hold ? 12 : 2)})\n{attack.Source}";
}
