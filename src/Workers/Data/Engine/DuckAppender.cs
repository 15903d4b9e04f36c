using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Cadre.Workers.Data.Engine.Native;

namespace Cadre.Workers.Data.Engine;

/// <summary>Streams rows of text into a table.</summary>
internal sealed unsafe class DuckAppender : IDisposable
{
    private nint handle;

    internal DuckAppender(DuckSession session, string table)
    {
        if (DuckNative.AppenderCreate(session.Connection, null, table, out handle) != DuckNative.Success) throw Failure();
    }

    internal void Append(string? value)
    {
        if (value is null)
        {
            Check(DuckNative.AppendNull(handle));
            return;
        }
        var size = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = size > 512 ? ArrayPool<byte>.Shared.Rent(size) : null;
        var buffer = rented ?? stackalloc byte[512];
        var length = Encoding.UTF8.GetBytes(value, buffer);
        fixed (byte* bytes = buffer) Check(DuckNative.AppendVarchar(handle, bytes, (ulong)length));
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    internal void EndRow() => Check(DuckNative.AppenderEndRow(handle));

    /// <summary>Flushes what is buffered.</summary>
    public void Dispose()
    {
        if (handle == nint.Zero) return;
        if (DuckNative.AppenderDestroy(ref handle) != DuckNative.Success)
            throw new EngineException(0, "The last rows could not be stored.");
    }

    private void Check(int state)
    {
        if (state != DuckNative.Success) throw Failure();
    }

    private EngineException Failure() => new(0, Marshal.PtrToStringUTF8((nint)DuckNative.AppenderError(handle)) ?? "The row could not be stored.");
}
