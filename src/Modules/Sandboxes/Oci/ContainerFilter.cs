using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Oci;

/// <summary>
/// The system call filter of the sandboxes in the form of the OCI runtime specification, which names calls. What SystemCallFilter refuses is refused here; personality is
/// refused whole, because this form cannot say "all but these values".
/// </summary>
internal static class ContainerFilter
{
    private const int NotPermitted = 1;
    private const int NoSystemCall = 38;
    private const int FamilyNotSupported = 97;
    private const int MaxFamily = 46;
    private static readonly ulong[] NewNamespaces = [0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000];
    private static readonly ulong[] TerminalInjections = [0x5412, 0x541C];
    private static readonly int[] SocketFamilies = [1, 2, 10];

    private static readonly string[] Forbidden =
    [
        "pidfd_getfd", "open_tree", "move_mount", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr", "quotactl_fd", "process_madvise",
        "unshare", "setns", "mount", "umount", "umount2", "pivot_root", "chroot", "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "bpf", "perf_event_open", "userfaultfd",
        "add_key", "request_key", "keyctl", "clock_settime", "settimeofday", "clock_adjtime", "adjtimex", "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "reboot",
        "swapon", "swapoff", "acct", "quotactl", "syslog", "sethostname", "setdomainname", "iopl", "ioperm", "modify_ldt", "open_by_handle_at", "name_to_handle_at", "lookup_dcookie", "vhangup",
        "fanotify_init", "mknod", "move_pages", "migrate_pages", "uselib", "_sysctl", "nfsservctl", "ustat", "sysfs", "personality",
    ];

    private static readonly string[] Absent =
    [
        "io_uring_setup", "io_uring_enter", "io_uring_register", "clone3", "memfd_secret", "memfd_create",
        "shmget", "shmat", "shmctl", "shmdt", "semget", "semop", "semctl", "semtimedop", "msgget", "msgsnd", "msgrcv", "msgctl", "mq_open",
    ];

    /// <summary>The <c>seccomp</c> part of a configuration; docker and podman read the same form from a file.</summary>
    public static object ForThisMachine() => new
    {
        defaultAction = "SCMP_ACT_ALLOW",
        architectures = new[] { RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "SCMP_ARCH_AARCH64" : "SCMP_ARCH_X86_64" },
        syscalls = Rules().ToArray(),
    };

    private static IEnumerable<object> Rules()
    {
        yield return Rule(Forbidden, NotPermitted);
        yield return Rule(Absent, NoSystemCall);
        foreach (var flag in NewNamespaces)
        {
            yield return Rule(["clone"], NotPermitted, new { index = 0, value = flag, valueTwo = flag, op = "SCMP_CMP_MASKED_EQ" });
        }

        foreach (var request in TerminalInjections)
        {
            yield return Rule(["ioctl"], NotPermitted, new { index = 1, value = 0xffffffffUL, valueTwo = request, op = "SCMP_CMP_MASKED_EQ" });
        }

        for (var family = 0; family < MaxFamily; family++)
        {
            if (!SocketFamilies.Contains(family))
            {
                yield return Rule(["socket", "socketpair"], FamilyNotSupported, new { index = 0, value = (ulong)family, valueTwo = 0UL, op = "SCMP_CMP_EQ" });
            }
        }

        yield return Rule(["socket", "socketpair"], FamilyNotSupported, new { index = 0, value = (ulong)MaxFamily, valueTwo = 0UL, op = "SCMP_CMP_GE" });
    }

    private static object Rule(string[] names, int errno, params object[] args) => new { names, action = "SCMP_ACT_ERRNO", errnoRet = errno, args };
}
