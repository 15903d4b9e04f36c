using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>Resource limits of another process.</summary>
internal static unsafe partial class ResourceLimits
{
    public const int FileSize = 1;
    public const int Data = 2;
    public const int Core = 4;
    public const int Processes = 6;
    public const int OpenFiles = 7;
    public const int LockedMemory = 8;
    public const int MessageQueues = 12;

    /// <summary>Sets soft and hard limit, never above what the process has now; false when it has gone.</summary>
    public static bool Set(int pid, int resource, ulong value)
    {
        var now = stackalloc ulong[2];
        if (Limit(pid, resource, null, now) != 0)
        {
            return Gone();
        }

        now[0] = now[1] = Math.Min(value, now[1]);
        return Limit(pid, resource, now, null) == 0 || Gone();
    }

    /// <summary>The hard limit of this process.</summary>
    public static ulong Most(int resource)
    {
        var now = stackalloc ulong[2];
        return Limit(0, resource, null, now) == 0 ? now[1] : throw NativeException.Last("prlimit");
    }

    private static bool Gone() => Marshal.GetLastPInvokeError() == Errno.NoProcess ? false : throw NativeException.Last("prlimit");

    [LibraryImport("libc", EntryPoint = "prlimit64", SetLastError = true)]
    private static partial int Limit(int pid, int resource, ulong* set, ulong* get);
}
