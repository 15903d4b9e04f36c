using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>
/// Changes the user of the calling thread alone (the C library's functions would change all threads), so that a child started meanwhile is that user's.
/// The saved user id stays root's, so the thread can come back; a program started by exec has no way back.
/// </summary>
internal static class Credentials
{
    private static readonly bool X64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Runs <paramref name="work"/> as another user. The calling thread must be root's and must run nothing else.</summary>
    public static T RunAs<T>(uint user, Func<T> work)
    {
        Set(X64 ? 116 : 159, 0, 0, 0, "setgroups");
        Set(X64 ? 119 : 149, (nint)user, (nint)user, 0, "setresgid");
        Set(X64 ? 117 : 147, (nint)user, (nint)user, 0, "setresuid");
        try
        {
            return work();
        }
        finally
        {
            Set(X64 ? 117 : 147, 0, 0, 0, "setresuid");
            Set(X64 ? 119 : 149, 0, 0, 0, "setresgid");
        }
    }

    private static void Set(int call, nint a, nint b, nint c, string name)
    {
        if (Libc.SystemCall(call, a, b, c, 0, 0) != 0)
        {
            throw NativeException.Last(name);
        }
    }
}
