using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>struct epoll_event, which is packed on x86-64 and aligned elsewhere.</summary>
internal static unsafe class EpollEvent
{
    private static readonly int KeyOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    /// <summary>Bytes of the largest form.</summary>
    public const int MaxSize = 16;

    public static void Set(byte* entry, uint events, ulong key)
    {
        *(uint*)entry = events;
        Unsafe.WriteUnaligned(entry + KeyOffset, key);
    }

    /// <summary>The key of the n-th entry of an array.</summary>
    public static ulong Key(byte* entries, int index) => Unsafe.ReadUnaligned<ulong>(entries + (index * (KeyOffset + 8)) + KeyOffset);
}
