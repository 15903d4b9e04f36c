using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Cadre.Workers.Data.Engine.Native;

namespace Cadre.Workers.Data.Engine;

/// <summary>A result, read chunk by chunk straight from the engine's vectors.</summary>
internal sealed unsafe class DuckRows : IDisposable
{
    private const int InlinedText = 12;
    private const long TicksPerMicrosecond = 10;
    private readonly CancellationToken cancellation;
    private readonly DuckType[] types;
    private readonly nint[] data;
    private readonly nint[] validity;
    private DuckResult result;
    private nint chunk;

    internal DuckRows(DuckResult result, CancellationToken cancellationToken)
    {
        this.result = result;
        cancellation = cancellationToken;
        var copy = result;
        var count = (int)DuckNative.ColumnCount(&copy);
        Columns = new string[count];
        types = new DuckType[count];
        data = new nint[count];
        validity = new nint[count];
        for (var i = 0; i < count; i++)
        {
            Columns[i] = Marshal.PtrToStringUTF8((nint)DuckNative.ColumnName(&copy, (ulong)i)) ?? "";
            types[i] = DuckNative.ColumnType(&copy, (ulong)i);
        }
    }

    internal string[] Columns { get; }

    internal int ChunkSize { get; private set; }

    /// <summary>Moves to the next chunk; false at the end.</summary>
    internal bool ReadChunk()
    {
        cancellation.ThrowIfCancellationRequested();
        if (chunk != nint.Zero) DuckNative.DestroyDataChunk(ref chunk);
        chunk = DuckNative.FetchChunk(result);
        if (chunk == nint.Zero) return EndOfRows();
        ChunkSize = (int)DuckNative.DataChunkSize(chunk);
        if (ChunkSize == 0) return EndOfRows();
        for (var i = 0; i < data.Length; i++)
        {
            var vector = DuckNative.DataChunkVector(chunk, (ulong)i);
            data[i] = (nint)DuckNative.VectorData(vector);
            validity[i] = (nint)DuckNative.VectorValidity(vector);
        }
        return true;
    }

    internal bool IsNull(int column, int row) =>
        validity[column] != nint.Zero && (((ulong*)validity[column])[row >> 6] & (1UL << (row & 63))) == 0;

    internal Cell Value(int column, int row)
    {
        if (IsNull(column, row)) return Cell.Null;
        var p = (byte*)data[column];
        return types[column] switch
        {
            DuckType.Boolean => Cell.Of(p[row] != 0),
            DuckType.TinyInt => Cell.Of((long)((sbyte*)p)[row]),
            DuckType.UTinyInt => Cell.Of((long)p[row]),
            DuckType.SmallInt => Cell.Of((long)((short*)p)[row]),
            DuckType.USmallInt => Cell.Of((long)((ushort*)p)[row]),
            DuckType.Integer => Cell.Of((long)((int*)p)[row]),
            DuckType.UInteger => Cell.Of((long)((uint*)p)[row]),
            DuckType.BigInt => Cell.Of(((long*)p)[row]),
            DuckType.UBigInt => Cell.Of((double)((ulong*)p)[row]),
            DuckType.HugeInt => Cell.Of((double)((Int128*)p)[row]),
            DuckType.Float => Cell.Of((double)((float*)p)[row]),
            DuckType.Double => Cell.Of(((double*)p)[row]),
            DuckType.Date => Cell.Of(DateText(((int*)p)[row])),
            DuckType.Timestamp => Cell.Of(TimestampText(((long*)p)[row])),
            DuckType.Varchar => Cell.Of(Text(p + (row * 16))),
            var other => throw new InvalidOperationException($"Column {Columns[column]} has engine type {other}; cast it in SQL."),
        };
    }

    /// <summary>All rows; for results known to be small.</summary>
    internal List<Cell[]> ToList()
    {
        var rows = new List<Cell[]>();
        while (ReadChunk())
            for (var row = 0; row < ChunkSize; row++)
                rows.Add(Row(row));
        return rows;
    }

    internal Cell[] Row(int row)
    {
        var cells = new Cell[Columns.Length];
        for (var column = 0; column < cells.Length; column++) cells[column] = Value(column, row);
        return cells;
    }

    public void Dispose()
    {
        if (chunk != nint.Zero) DuckNative.DestroyDataChunk(ref chunk);
        fixed (DuckResult* pointer = &result) DuckNative.DestroyResult(pointer);
    }

    /// <summary>A streamed result can fail after its first row; an empty chunk then carries the error.</summary>
    private bool EndOfRows()
    {
        ChunkSize = 0;
        fixed (DuckResult* pointer = &result)
            if (DuckNative.ResultError(pointer) is var error && error != null && *error != 0)
                throw DuckSession.Failure(pointer);
        return false;
    }

    private static string Text(byte* value)
    {
        var length = *(uint*)value;
        var bytes = length <= InlinedText ? value + 4 : *(byte**)(value + 8);
        return Encoding.UTF8.GetString(bytes, (int)length);
    }

    private static string DateText(int days)
    {
        var number = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + (long)days;
        return number is >= 0 and <= 3652058
            ? DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{days} days from 1970-01-01");
    }

    private static string TimestampText(long micros)
    {
        if (Math.Abs((double)micros) > 2.5e17 || micros < -62135596800000000) return string.Create(CultureInfo.InvariantCulture, $"{micros} µs from 1970-01-01");
        var time = DateTime.UnixEpoch.AddTicks(micros * TicksPerMicrosecond);
        return time.ToString(micros % 1000000 == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
    }
}
