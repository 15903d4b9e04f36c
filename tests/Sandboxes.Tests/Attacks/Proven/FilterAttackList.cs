namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>What the system-call filter stops that the kernel would let an ordinary user do; the numbers are those of x64.</summary>
internal static class FilterAttackList
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        Call("keyctl", "250, 0, -3, 1"),
        Call("add_key", "248, b'user', b'name', b'x', 1, -2"),
        Call("userfaultfd", "323, 1"),
        Call("io_uring_setup", "425, 1, ctypes.create_string_buffer(120)") with { MayBeMissing = true },
        Call("memfd_create", "319, b'x', 0"),
        Call("shmget", "29, 0, 4096, 0o1600"),
        Call("semget", "64, 0, 1, 0o1600"),
        Call("msgget", "68, 0, 0o1600"),
        Call("mq_open", "240, b'x', 66, 0o600, 0") with { MayBeMissing = true },
        Call("ptrace", "101, 0, 0, 0, 0"),
        Call("pidfd_getfd", "438, os.pidfd_open(os.getpid()), 1, 0"),
        Call("open_tree", "428, -100, b'/work', 0"),
        Call("personality", "135, 8"),
        Call("kcmp", "312, os.getpid(), os.getpid(), 0, 1, 1") with { MayBeMissing = true },
        Call("move_pages", "279, 0, 0, 0, 0, 0, 0") with { MayBeMissing = true },
        Call("sysfs", "139, 3, 0, 0") with { MayBeMissing = true },
        Call("syslog", "103, 10, 0, 0") with { MayBeMissing = true },
        Call("fanotify_init", "300, 0x200, 0") with { MayBeMissing = true },
        Call("memfd_secret", "447, 0") with { MayBeMissing = true },
        Call("name_to_handle_at", "303, -100, b'/work', ctypes.create_string_buffer(struct.pack('Ii', 128, 0) + bytes(128)), ctypes.create_string_buffer(8), 0") with { MayBeMissing = true },
        Call("perf_event_open", "298, ctypes.create_string_buffer(struct.pack('IIQQQQQ', 1, 112, 0, 0, 0, 0, 0x60) + bytes(72)), 0, -1, -1, 0") with { MayBeMissing = true },
        Call("mknod", "133, b'/work/node', 0o20600, 0") with { MayBeMissing = true },
        new("clone3", "r = call(435, ctypes.create_string_buffer(bytes(32) + struct.pack('Q', 17) + bytes(48)), 88)\nif r == 0: os._exit(0)\nr > 0 and won()"),
        new("process_vm_readv", """
            own, taken = ctypes.create_string_buffer(b'treasure'), ctypes.create_string_buffer(8)
            iov = lambda b: ctypes.create_string_buffer(struct.pack('QQ', ctypes.addressof(b), 8))
            call(310, os.getpid(), iov(taken), 1, iov(own), 1, 0) == 8 and won()
            """),
        new("int 0x80", """
            page = mmap.mmap(-1, 4096, prot=7); page.write(bytes([0xb8, 20, 0, 0, 0, 0xcd, 0x80, 0xc3]))
            ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))() > 0 and won()
            """) { MayBeMissing = true },
        Socket("netlink", "16, socket.SOCK_RAW, 0"),
        Socket("vsock", "40, socket.SOCK_STREAM") with { MayBeMissing = true },
        Socket("kernel crypto", "38, socket.SOCK_SEQPACKET") with { MayBeMissing = true },
        new("type into its terminal", """
            import pty
            child, master = pty.fork()
            if child == 0:
                try: fcntl.ioctl(0, 0x5412, b'x'); os._exit(7)
                except OSError: os._exit(1)
            os.WEXITSTATUS(os.waitpid(child, 0)[1]) == 7 and won()
            """) { MayBeMissing = true },
    ];

    private static Attack Call(string name, string arguments) => new(name, $"call({arguments}) >= 0 and won()");

    private static Attack Socket(string name, string arguments) => new(name, $"socket.socket({arguments}); won()");
}
