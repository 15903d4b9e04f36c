using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>Processor time of the calling thread (clock_gettime(2), CLOCK_THREAD_CPUTIME_ID): what a piece of work cost, however long it had to wait for a processor.</summary>
internal static unsafe partial class ThreadTime
{
    private const int ThreadCpuTime = 3;

    public static TimeSpan Used
    {
        get
        {
            var parts = stackalloc long[2]; // struct timespec on 64-bit systems: seconds, nanoseconds
            NativeException.Check(GetTime(ThreadCpuTime, parts), "clock_gettime");
            return TimeSpan.FromSeconds(parts[0]) + TimeSpan.FromTicks(parts[1] / TimeSpan.NanosecondsPerTick);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, long* parts);
}
