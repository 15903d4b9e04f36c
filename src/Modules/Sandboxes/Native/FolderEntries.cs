using System.Runtime.InteropServices;
using System.Text;

namespace Cadre.Sandboxes.Native;

/// <summary>Lists an open folder. Names are bytes ending with NUL: a program may choose names that are no text.</summary>
internal static unsafe class FolderEntries
{
    private const int BufferSize = 32768;
    private const int NameOffset = 19;
    private static readonly nint GetDirectoryEntries = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 217 : 61;

    /// <summary>The folder itself, where a name is asked for.</summary>
    public static byte[] Itself { get; } = [0];

    /// <summary>The bytes of a name.</summary>
    public static byte[] Name(string name) => Encoding.UTF8.GetBytes(name + '\0');

    /// <summary>The text of a name.</summary>
    public static string Text(byte[] name) => Encoding.UTF8.GetString(name.AsSpan(0, name.Length - 1));

    /// <summary>Reads all names at once (the folder may be changed while they are used).</summary>
    /// <param name="folder">Opened for reading.</param>
    /// <param name="limit">Stops after about this many.</param>
    public static List<byte[]> Read(Descriptor folder, int limit)
    {
        var names = new List<byte[]>();
        var buffer = new byte[BufferSize];
        _ = Libc.Seek(folder.Number, 0, 0);
        fixed (byte* start = buffer)
        {
            while (names.Count < limit)
            {
                var count = (int)Libc.SystemCall(GetDirectoryEntries, folder.Number, (nint)start, BufferSize, 0, 0);
                if (count <= 0)
                {
                    break;
                }

                Parse(start, count, names);
            }
        }

        return names;
    }

    private static void Parse(byte* start, int count, List<byte[]> names)
    {
        for (var at = 0; at < count; at += *(ushort*)(start + at + 16))
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(start + at + NameOffset);
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
            {
                names.Add([.. name, 0]);
            }
        }
    }
}
