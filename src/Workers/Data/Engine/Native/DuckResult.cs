using System.Runtime.InteropServices;

namespace Cadre.Workers.Data.Engine.Native;

/// <summary>duckdb_result: five deprecated fields that nobody reads, and the pointer that matters. Passed by value to some calls.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DuckResult
{
    private readonly ulong deprecatedColumnCount;
    private readonly ulong deprecatedRowCount;
    private readonly ulong deprecatedRowsChanged;
    private readonly nint deprecatedColumns;
    private readonly nint deprecatedError;
    private readonly nint internalData;
}
