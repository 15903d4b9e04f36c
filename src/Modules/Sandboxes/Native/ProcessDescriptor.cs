using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>Processes by descriptor: never by a number that another process may have taken over.</summary>
internal static unsafe partial class ProcessDescriptor
{
    private const int PidfdOpen = 434;
    private const int PidfdSendSignal = 424;
    private const int ByPidfd = 3;
    private const int Exited = 4;

    /// <summary>Opens a process; null when there is none of that number.</summary>
    public static Descriptor? Open(int pid)
    {
        var fd = (int)Libc.SystemCall(PidfdOpen, pid, 0, 0, 0, 0);
        if (fd >= 0)
        {
            return Descriptors.Raise(fd);
        }

        return Marshal.GetLastPInvokeError() == Errno.NoProcess ? null : throw NativeException.Last("pidfd_open");
    }

    /// <summary>Sends a signal; false when the process has gone, or its descriptor was closed: its number may be that of another process by now.</summary>
    public static bool Signal(Descriptor process, int signal)
    {
        if (!process.TryHold())
        {
            return false;
        }

        try
        {
            return Libc.SystemCall(PidfdSendSignal, process.Number, signal, 0, 0, 0) == 0
                || (Marshal.GetLastPInvokeError() == Errno.NoProcess ? false : throw NativeException.Last("pidfd_send_signal"));
        }
        finally
        {
            process.LetGo();
        }
    }

    /// <summary>Takes the exit code of our own ended child: 128 + n when signal n ended it.</summary>
    public static int Reap(Descriptor child)
    {
        var info = stackalloc int[32];
        while (WaitId(ByPidfd, child.Number, info, Exited) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                throw NativeException.Last("waitid");
            }
        }

        const int normalExit = 1;
        return info[2] == normalExit ? info[6] : 128 + info[6];
    }

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    private static partial int WaitId(int kind, int id, int* info, int options);
}
