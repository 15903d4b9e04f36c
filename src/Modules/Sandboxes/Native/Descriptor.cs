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

    /// <summary>
    /// Keeps the number from being given to another file while somebody else may close this one: held, it is closed when the last holder lets go. Without it a read or a write that is late takes
    /// from, or puts into, whatever was opened next. False when it was closed already.
    /// </summary>
    public bool TryHold()
    {
        if (IsClosed)
        {
            return false;
        }

        var held = false;
        try
        {
            DangerousAddRef(ref held);
        }
        catch (ObjectDisposedException)
        {
            return false; // closed between the two looks
        }

        return held;
    }

    /// <summary>Ends <see cref="TryHold"/>.</summary>
    public void LetGo() => DangerousRelease();

    protected override bool ReleaseHandle() => Libc.Close((int)handle) == 0;
}
