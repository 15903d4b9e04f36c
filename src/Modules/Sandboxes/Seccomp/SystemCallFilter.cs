using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Seccomp;

/// <summary>
/// The system call filter of every sandbox: refuses what reaches into the kernel's rarely used parts, makes namespaces, or hides memory from the watchdog.
/// Sockets only unix, inet, inet6. Another architecture's calls kill the process.
/// </summary>
internal static class SystemCallFilter
{
    private const uint KillProcess = 0x80000000;
    private const uint Allow = 0x7fff0000;
    private const uint Refuse = 0x00050000;
    private const uint NotPermitted = Refuse | 1;
    private const uint NoSystemCall = Refuse | 38;
    private const uint FamilyNotSupported = Refuse | 97;
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint FirstArgument = 16;
    private const uint SecondArgument = 24;

    // CLONE_NEWTIME 0x80 shares its bit with the exit signal of clone, so it cannot be given there.
    private const uint NewNamespaces = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000;
    private static readonly uint[] SocketFamilies = [1, 2, 10];
    private static readonly uint[] TerminalInjections = [0x5412, 0x541C]; // TIOCSTI, TIOCLINUX
    private static readonly uint[] Personalities = [0, 0x40000, 0xffffffff]; // PER_LINUX, ADDR_NO_RANDOMIZE, ask

    /// <summary>The assembled filter for this machine.</summary>
    /// <exception cref="PlatformNotSupportedException">Neither x64 nor arm64.</exception>
    public static byte[] ForThisMachine() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => Assemble(SystemCalls.X64),
        Architecture.Arm64 => Assemble(SystemCalls.Arm64),
        var other => throw new PlatformNotSupportedException($"Sandboxes know the system calls of x64 and arm64, not of {other}: use a remote sandbox provider."),
    };

    public static byte[] Assemble(SystemCalls calls)
    {
        var program = new BpfProgram()
            .Load(ArchitectureOffset).ReturnUnlessEqual(calls.AuditArchitecture, KillProcess)
            .Load(NumberOffset);
        if (calls.ForeignFrom != 0)
        {
            program.ReturnIfAtLeast(calls.ForeignFrom, NoSystemCall);
        }

        foreach (var call in calls.Forbidden)
        {
            program.ReturnIfEqual(call, NotPermitted);
        }

        foreach (var call in calls.Absent)
        {
            program.ReturnIfEqual(call, NoSystemCall);
        }

        program.WhenEqual(calls.MakeProcess, block => block.Load(FirstArgument).Mask(NewNamespaces).ReturnUnlessEqual(0, NotPermitted).Return(Allow));
        program.WhenEqual(calls.Ioctl, block => OneOf(block.Load(SecondArgument), TerminalInjections, NotPermitted).Return(Allow));
        program.WhenEqual(calls.Socket, block => OneOf(block.Load(FirstArgument), SocketFamilies, Allow).Return(FamilyNotSupported));
        program.WhenEqual(calls.SocketPair, block => OneOf(block.Load(FirstArgument), SocketFamilies, Allow).Return(FamilyNotSupported));
        program.WhenEqual(calls.Personality, block => OneOf(block.Load(FirstArgument), Personalities, Allow).Return(NotPermitted));
        return program.Return(Allow).Assemble();
    }

    private static BpfProgram OneOf(BpfProgram program, uint[] values, uint answer)
    {
        foreach (var value in values)
        {
            program.ReturnIfEqual(value, answer);
        }

        return program;
    }
}
