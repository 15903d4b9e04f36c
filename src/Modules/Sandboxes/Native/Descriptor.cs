using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>An owned file descriptor.</summary>
internal sealed class Descriptor : SafeHandle
{
    public Descriptor(int fd)
        : base(-1, ownsHandle: true)
    {
        SetHandle(fd);
    }

    public override bool IsInvalid => handle < 0;

    /// <summary>The number; valid while this object is held open.</summary>
    public int Number => (int)handle;

    protected override bool ReleaseHandle() => Libc.Close((int)handle) == 0;
}
