namespace Cadre.Sandboxes.Tests;

/// <summary>Programs that try to see, change or reach the host. Each prints what it could do; nothing may be printed.</summary>
public abstract class HostAttacks(SandboxFixture fixture)
{
    [Theory]
    [InlineData("for f in /etc/shadow /etc/sudoers /root /home /var/log /proc/1/root/etc/shadow /proc/kcore /proc/sched_debug /sys/kernel /boot /work/../root; do head -c1 $f 2>/dev/null | grep -q . && echo read $f; test -d $f && ls $f 2>/dev/null | grep -q . && echo listed $f; done; grep -qaE 'DOTNET|CADRE_|SHLVL' /proc/1/environ 2>/dev/null && echo environment")]
    [InlineData("for d in / /usr /usr/bin /etc /dev /proc /proc/sys/kernel /run /sys; do ( : > $d/planted ) 2>/dev/null && echo wrote $d; mkdir $d/planted 2>/dev/null && echo made $d; done")]
    [InlineData("for f in /usr/bin/env /etc/passwd /proc/sys/kernel/hostname /proc/sysrq-trigger /proc/self/oom_score_adj_none; do ( echo x >> $f ) 2>/dev/null && echo changed $f; done")]
    [InlineData("grep -q root:. /etc/passwd && grep -v nologin /etc/passwd | grep -v '^sandbox:' && echo accounts; mount -t tmpfs x /work 2>/dev/null && echo mounted; umount /usr 2>/dev/null && echo unmounted; mount -o remount,rw /usr 2>/dev/null && echo remounted")]
    [InlineData("ls /dev | grep -E '^(sd|vd|nvme|mem|kmsg|kvm|fuse|loop|net|vsock|vhost)' ; dmesg 2>/dev/null | grep . ; mknod x b 254 0 2>/dev/null && echo node; mknod /dev/shm/x c 1 3 2>/dev/null && echo node")]
    [InlineData("su -c id 2>/dev/null </dev/null; sudo -n id 2>/dev/null; newgrp root </dev/null 2>/dev/null; cp /usr/bin/id x; chmod 4755 x; ./x -u | grep -v '^1000$'; setpriv --reuid 0 id 2>/dev/null; unshare -Ur id 2>/dev/null; nsenter -t 1 -a id 2>/dev/null; chroot / id 2>/dev/null")]
    [InlineData("hostname changed 2>/dev/null && echo renamed; date -s 2001-01-01 >/dev/null 2>&1 && echo clock; renice -n -5 $$ >/dev/null 2>&1 && echo priority; grep -q 'NoNewPrivs:.1' /proc/self/status || echo privileges; grep -E '^Cap(Eff|Prm|Bnd|Amb)' /proc/self/status | grep -v 0000000000000000")]
    [InlineData("ls /proc | grep -E '^[0-9]+$' | while read p; do [ $p -gt 40 ] && echo sees $p; done; cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -E '[d]otnet|[p]ostgres|[h]eadless' ; ls -l /proc/self/fd | grep -vE 'total|pipe|/proc/|/dev/null|fd$'")]
    public async Task Attempt_GivesNothing(string script)
    {
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.ShellAsync(script);
        run.StdoutText.ShouldBeEmpty();
        File.Exists("/usr/planted").ShouldBeFalse();
        File.Exists("/etc/planted").ShouldBeFalse();
    }

    [Fact]
    public async Task Signals_ToAllProcesses_ReachOnlyTheSandbox()
    {
        await using var sandbox = await fixture.OpenAsync();
        await using var other = await fixture.OpenAsync();
        var bystander = (await other.ExecAsync(["/usr/bin/sleep", "20"], new ExecOptions(), TestContext.Current.CancellationToken)).Value;
        var run = await sandbox.PythonAsync("""
            import os, signal
            reached = []
            for pid in [1, 2] + list(range(3, 40000, 1)) + [-1]:
                if pid == os.getpid(): continue
                try: os.kill(pid, 0); reached.append(pid)
                except OSError: pass
            print([p for p in reached if p > 10])
            try: os.kill(-1, signal.SIGKILL)
            except OSError: pass
            """);
        run.StdoutText.Trim().ShouldBe("[]");
        bystander.Completion.IsCompleted.ShouldBeFalse();
        await bystander.KillAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Network_AnyWay_IsUnreachable()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        await using var sandbox = await fixture.OpenAsync();
        var run = await sandbox.PythonAsync($$"""
            import socket, os
            def attempt(name, work):
                try: work(); print('reached', name)
                except OSError: pass
            def tcp(host, port, family=socket.AF_INET):
                s = socket.socket(family, socket.SOCK_STREAM); s.settimeout(1); s.connect((host, port))
            for host in ['127.0.0.1', '10.0.0.1', '169.254.169.254', '100.100.100.200', '1.1.1.1', '192.168.0.1', '172.17.0.1']:
                attempt(host, lambda: tcp(host, {{port}})); attempt(host + ':80', lambda: tcp(host, 80)); attempt(host + ':5432', lambda: tcp(host, 5432))
            attempt('::1', lambda: tcp('::1', {{port}}, socket.AF_INET6)); attempt('mapped', lambda: tcp('::ffff:127.0.0.1', {{port}}, socket.AF_INET6))
            attempt('dns', lambda: socket.getaddrinfo('example.com', 80))
            attempt('udp', lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('1.1.1.1', 53)))
            attempt('raw', lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1))
            attempt('packet', lambda: socket.socket(17, socket.SOCK_RAW, 3))
            attempt('netlink', lambda: socket.socket(16, socket.SOCK_RAW, 0))
            attempt('vsock', lambda: socket.socket(40, socket.SOCK_STREAM))
            attempt('alg', lambda: socket.socket(38, socket.SOCK_SEQPACKET))
            for family in list(range(3, 10)) + list(range(11, 46)): attempt('family %d' % family, lambda: socket.socket(family, socket.SOCK_DGRAM))
            for path in ['/var/run/postgresql/.s.PGSQL.5432', '/run/docker.sock', '/tmp/.s.PGSQL.5432', '/run/dbus/system_bus_socket']:
                attempt(path, lambda: socket.socket(socket.AF_UNIX).connect(path))
            for line in open('/proc/net/unix'):
                at = line.split()[-1]
                if at.startswith('@'): attempt('abstract ' + at, lambda: socket.socket(socket.AF_UNIX).connect('\0' + at[1:]))
            """);
        run.StdoutText.ShouldBeEmpty();
        run.StderrText.ShouldBeEmpty();
        listener.Pending().ShouldBeFalse();
    }
}

public sealed class BubblewrapHostAttacks(SandboxFixture fixture) : HostAttacks(fixture), IClassFixture<SandboxFixture>;
