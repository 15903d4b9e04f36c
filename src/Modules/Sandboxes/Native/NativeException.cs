using System.Globalization;
using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>A system call failed in a way that is not an expected answer.</summary>
internal sealed class NativeException(string call, int errno)
    : IOException(string.Create(CultureInfo.InvariantCulture, $"{call}: {Marshal.GetPInvokeErrorMessage(errno)} (errno {errno})"))
{
    public int Errno { get; } = errno;

    public static NativeException Last(string call) => new(call, Marshal.GetLastPInvokeError());

    /// <summary>Passes a result that is not negative; throws the last error otherwise.</summary>
    public static int Check(int result, string call) => result >= 0 ? result : throw Last(call);
}
