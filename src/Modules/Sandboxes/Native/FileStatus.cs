using System.Runtime.InteropServices;

namespace Cadre.Sandboxes.Native;

/// <summary>struct statx: the same on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    [FieldOffset(16)]
    public uint Links;

    [FieldOffset(20)]
    public uint User;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public ulong Size;

    [FieldOffset(48)]
    public ulong Blocks;

    [FieldOffset(112)]
    public long ModifiedSeconds;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;

    public readonly bool IsFolder => (Mode & 0xF000) == 0x4000;

    public readonly bool IsRegular => (Mode & 0xF000) == 0x8000;

    public readonly bool IsLink => (Mode & 0xF000) == 0xA000;

    /// <summary>Bytes taken on disk.</summary>
    public readonly long Allocated => (long)Blocks * 512;
}
