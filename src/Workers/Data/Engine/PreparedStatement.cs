using System.Runtime.InteropServices;
using Cadre.Workers.Data.Engine.Native;

namespace Cadre.Workers.Data.Engine;

/// <summary>A parsed and bound statement.</summary>
internal sealed unsafe class PreparedStatement : IDisposable
{
    /// <summary>DUCKDB_STATEMENT_TYPE_SELECT.</summary>
    internal const int SelectKind = 1;

    private nint handle;

    private PreparedStatement(nint handle) => this.handle = handle;

    /// <summary>duckdb_statement_type of the statement.</summary>
    internal int Kind => DuckNative.PreparedStatementType(handle);

    internal int Parameters => (int)DuckNative.ParameterCount(handle);

    internal static PreparedStatement Prepare(DuckSession session, string sql) =>
        Checked(DuckNative.Prepare(session.Connection, sql, out var handle), handle);

    /// <summary>Number of statements in <paramref name="sql"/>; prepares the first of them when it is the only one.</summary>
    internal static (int Count, PreparedStatement? Only) Extract(DuckSession session, string sql)
    {
        var count = (int)DuckNative.ExtractStatements(session.Connection, sql, out var statements);
        try
        {
            if (count == 0 && Marshal.PtrToStringUTF8((nint)DuckNative.ExtractStatementsError(statements)) is { } error)
                throw new EngineException(0, error);
            if (count != 1) return (count, null);
            return (1, Checked(DuckNative.PrepareExtracted(session.Connection, statements, 0, out var handle), handle));
        }
        finally
        {
            DuckNative.DestroyExtracted(ref statements);
        }
    }

    internal DuckRows Stream(CancellationToken cancellationToken)
    {
        var result = new DuckResult();
        if (DuckNative.ExecutePreparedStreaming(handle, &result) == DuckNative.Success) return new DuckRows(result, cancellationToken);
        var failure = DuckSession.Failure(&result);
        DuckNative.DestroyResult(&result);
        throw failure;
    }

    public void Dispose()
    {
        if (handle != nint.Zero) DuckNative.DestroyPrepare(ref handle);
    }

    private static PreparedStatement Checked(int state, nint handle)
    {
        if (state == DuckNative.Success) return new PreparedStatement(handle);
        var message = Marshal.PtrToStringUTF8((nint)DuckNative.PrepareError(handle)) ?? "The statement could not be prepared.";
        DuckNative.DestroyPrepare(ref handle);
        throw new EngineException(0, message);
    }
}
