namespace Cadre.Sandboxes.Seccomp;

/// <summary>The numbers of the refused system calls on one architecture.</summary>
/// <param name="AuditArchitecture">AUDIT_ARCH_* of the kernel.</param>
/// <param name="ForeignFrom">Numbers from here on belong to another calling convention (x32); 0 when there is none.</param>
/// <param name="MakeProcess">clone.</param>
/// <param name="Ioctl">ioctl.</param>
/// <param name="Socket">socket.</param>
/// <param name="SocketPair">socketpair.</param>
/// <param name="Personality">personality.</param>
/// <param name="Forbidden">Answered with EPERM.</param>
/// <param name="Absent">Answered with ENOSYS, so that programs fall back to what is allowed.</param>
internal sealed record SystemCalls(uint AuditArchitecture, uint ForeignFrom, uint MakeProcess, uint Ioctl, uint Socket, uint SocketPair, uint Personality, uint[] Forbidden, uint[] Absent)
{
    // The same on both: pidfd_getfd, open_tree … fspick, mount_setattr, quotactl_fd, process_madvise.
    private static readonly uint[] NewForbidden = [438, 428, 429, 430, 431, 432, 433, 442, 443, 440];

    // The same on both: io_uring_setup, io_uring_enter, io_uring_register, clone3, memfd_secret.
    private static readonly uint[] NewAbsent = [425, 426, 427, 435, 447];

    public static SystemCalls X64 { get; } = new(
        0xC000003E,
        ForeignFrom: 0x40000000,
        MakeProcess: 56,
        Ioctl: 16,
        Socket: 41,
        SocketPair: 53,
        Personality: 135,
        Forbidden:
        [
            .. NewForbidden,
            272, 308, // unshare, setns
            165, 166, 155, 161, // mount, umount2, pivot_root, chroot
            101, 310, 311, 312, // ptrace, process_vm_readv, process_vm_writev, kcmp
            321, 298, 323, // bpf, perf_event_open, userfaultfd
            248, 249, 250, // add_key, request_key, keyctl
            227, 164, 305, 159, // clock_settime, settimeofday, clock_adjtime, adjtimex
            246, 320, 175, 313, 176, 169, // kexec_load, kexec_file_load, init_module, finit_module, delete_module, reboot
            167, 168, 163, 179, 103, 170, 171, // swapon, swapoff, acct, quotactl, syslog, sethostname, setdomainname
            172, 173, 154, 304, 303, 212, 153, 300, // iopl, ioperm, modify_ldt, open_by_handle_at, name_to_handle_at, lookup_dcookie, vhangup, fanotify_init
            133, 279, 256, 134, 156, 180, 136, 139, // mknod, move_pages, migrate_pages, uselib, _sysctl, nfsservctl, ustat, sysfs
        ],
        Absent:
        [
            .. NewAbsent,
            319, // memfd_create
            29, 30, 31, 67, // shmget, shmat, shmctl, shmdt
            64, 65, 66, 220, // semget, semop, semctl, semtimedop
            68, 69, 70, 71, // msgget, msgsnd, msgrcv, msgctl
            240, // mq_open
        ]);

    public static SystemCalls Arm64 { get; } = new(
        0xC00000B7,
        ForeignFrom: 0,
        MakeProcess: 220,
        Ioctl: 29,
        Socket: 198,
        SocketPair: 199,
        Personality: 92,
        Forbidden:
        [
            .. NewForbidden,
            97, 268, 40, 39, 41, 51, // unshare, setns, mount, umount2, pivot_root, chroot
            117, 270, 271, 272, // ptrace, process_vm_readv, process_vm_writev, kcmp
            280, 241, 282, 217, 218, 219, // bpf, perf_event_open, userfaultfd, add_key, request_key, keyctl
            112, 170, 266, 171, // clock_settime, settimeofday, clock_adjtime, adjtimex
            104, 294, 105, 273, 106, 142, // kexec_load, kexec_file_load, init_module, finit_module, delete_module, reboot
            224, 225, 89, 60, 116, 161, 162, // swapon, swapoff, acct, quotactl, syslog, sethostname, setdomainname
            265, 264, 18, 58, 262, 239, 238, // open_by_handle_at, name_to_handle_at, lookup_dcookie, vhangup, fanotify_init, move_pages, migrate_pages
        ],
        Absent:
        [
            .. NewAbsent,
            279, // memfd_create
            194, 196, 195, 197, // shmget, shmat, shmctl, shmdt
            190, 193, 191, 192, // semget, semop, semctl, semtimedop
            186, 189, 188, 187, // msgget, msgsnd, msgrcv, msgctl
            180, // mq_open
        ]);
}
