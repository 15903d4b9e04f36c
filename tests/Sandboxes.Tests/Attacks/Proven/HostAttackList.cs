namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>The attacks on the host, by the protection that stops them.</summary>
internal static class HostAttackList
{
    /// <summary>A network of its own.</summary>
    public static IReadOnlyList<Attack> Network { get; } =
    [
        new("reach 127.0.0.1", "socket.create_connection(('127.0.0.1', fact['Tcp']), 2); won()"),
        new("reach ::1", "socket.create_connection(('::1', fact['Tcp']), 2); won()") { MayBeMissing = true },
        new("reach a mapped address", "s = socket.socket(socket.AF_INET6); s.settimeout(2); s.connect(('::ffff:127.0.0.1', fact['Tcp'])); won()") { MayBeMissing = true },
        new("speak UDP", "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.settimeout(2); s.sendto(b'x', ('127.0.0.1', fact['Udp'])); s.recv(9); won()"),
        new("reach a hidden unix socket", "s = socket.socket(socket.AF_UNIX); s.connect('\\0' + fact['Hidden']); won()"),
        new("have a way to metadata", "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('169.254.169.254', 80)); won()") { MayBeMissing = true },
        new("have a way to a name server", "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('1.1.1.1', 53)); won()") { MayBeMissing = true },
    ];

    /// <summary>A file system of its own: nothing of the host but what is shown.</summary>
    public static IReadOnlyList<Attack> View { get; } =
    [
        new("read a host file", In("open(root + fact['Folder'] + '/secret').read() == 'treasure' and won()")),
        new("write beside it", In("open(root + fact['Planted'] + '/seen', 'w').write('x'); won()")),
        new("reach PostgreSQL's socket", In("s = socket.socket(socket.AF_UNIX); s.connect(root + fact['Folder'] + '/.s.PGSQL.5432'); won()")),
        new("see host processes in /proc", In("b'Cadre' in open(root + '/proc/%d/cmdline' % fact['Server'], 'rb').read() and won()")),
        new("list the host's homes", In("os.path.exists(root + '/var/lib/dpkg/status') and won()")) { MayBeMissing = true },
        new("link a host file into the workspace", In("os.link(root + fact['Folder'] + '/secret', root + fact['Workspace'] + '/linked'); won()")),
        new("read /etc/shadow", In("'root:' in open(root + '/etc/shadow').read() and won()")) { NeedsRoot = true },
        new("read /proc/1/environ", In("open(root + '/proc/1/environ', 'rb').read() and won()")) { NeedsRoot = true, MayBeMissing = true },
    ];

    /// <summary>Everything but the workspace read-only.</summary>
    public static IReadOnlyList<Attack> ReadOnly { get; } =
    [
        new("write to a read-only mount", "open('/mnt/shown/planted', 'w').write('x'); won()"),
        new("write to /", "open('/planted', 'w').write('x' * 100000); won()"),
        new("make a folder in /", "os.mkdir('/made'); won()"),
        new("write to /run", "open('/run/planted', 'w').write('x'); won()"),
        new("write to /dev", "open('/dev/planted', 'w').write('x'); won()"),
        new("write to /etc", "open('/etc/planted', 'w').write('x'); won()"),
        new("change /etc/passwd", "open('/etc/passwd', 'a').write('evil::0:0::/:/bin/sh\\n'); won()"),
    ];

    /// <summary>Process numbers of its own.</summary>
    public static IReadOnlyList<Attack> Processes { get; } =
    [
        new("see a host process", "open('/proc/%d/cmdline' % fact['Victim']).read().startswith('/usr/bin/sleep') and won()"),
        new("signal a host process", "os.kill(fact['Victim'], 0); won()"),
        new("end a host process", "time.sleep(1); os.kill(fact['Victim'], 15); won()"),
    ];

    /// <summary>No capabilities, an ordinary user.</summary>
    public static IReadOnlyList<Attack> Capabilities { get; } =
    [
        new("mount", "os.mkdir('/work/m'); libc.mount(b'x', b'/work/m', b'tmpfs', 0, None) == 0 and won()"),
        new("rename the host", "socket.sethostname('changed'); won()"),
        new("open a raw socket", "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1); won()"),
        new("change the root", "os.chroot('/usr'); won()"),
        new("become root", "os.setuid(0); os.getuid() == 0 and won()"),
        new("write /proc/sys", "open('/proc/sys/net/ipv4/ip_default_ttl', 'w').write('65'); won()"),
        new("make a network", "call(272, 0x40000000) == 0 and won()") { MayBeMissing = true },
    ];

    private static string In(string attempt) => $$"""
        for root in ['', '/host']:
            try:
                {{attempt}}
            except OSError: pass
        """;
}
