using System.Runtime.InteropServices;
using Cadre.Workers.Data.Engine.Native;

namespace Cadre.Workers.Data.Engine;

/// <summary>
/// One in-memory DuckDB with one connection. Spills into the working folder, never loads extensions, and after
/// <see cref="Lock"/> can neither reach other files nor be reconfigured. Cancellation interrupts the running statement.
/// </summary>
internal sealed unsafe class DuckSession : IDisposable
{
    private readonly CancellationTokenRegistration registration;
    private readonly CancellationToken cancellation;
    private nint database;
    private nint connection;

    private DuckSession(nint database, nint connection, CancellationToken cancellationToken)
    {
        this.database = database;
        this.connection = connection;
        cancellation = cancellationToken;
        registration = cancellationToken.Register(() => DuckNative.Interrupt(connection));
    }

    internal static string Version => "DuckDB " + (Marshal.PtrToStringUTF8((nint)DuckNative.LibraryVersion()) ?? "?").TrimStart('v');

    internal nint Connection => connection;

    /// <summary>Opens an engine that keeps at most <paramref name="memoryMb"/> of tables in memory.</summary>
    internal static DuckSession Open(int memoryMb, string temporaryFolder, CancellationToken cancellationToken)
    {
        _ = DuckNative.CreateConfig(out var config);
        foreach (var (name, value) in Settings(memoryMb, temporaryFolder))
            if (DuckNative.SetConfig(config, name, value) != DuckNative.Success)
                throw new InvalidOperationException($"This DuckDB does not know the setting {name}; use version 1.5 of the library.");
        var state = DuckNative.OpenExt(null, out var database, config, out var error);
        DuckNative.DestroyConfig(ref config);
        if (state != DuckNative.Success)
            throw new InvalidOperationException("DuckDB did not open: " + Marshal.PtrToStringUTF8(error));
        if (DuckNative.Connect(database, out var connection) != DuckNative.Success)
            throw new InvalidOperationException("DuckDB did not accept a connection.");
        var session = new DuckSession(database, connection, cancellationToken);
        session.Run("SET TimeZone='UTC'");
        return session;
    }

    /// <summary>From now on the engine reads and writes only <paramref name="paths"/>, and no statement can change that.</summary>
    internal void Lock(IEnumerable<string> paths)
    {
        Run($"SET allowed_paths=[{string.Join(",", paths.Select(Sql.Text))}]");
        Run("SET enable_external_access=false");
        Run("SET lock_configuration=true");
    }

    internal void Run(string sql)
    {
        using var rows = Query(sql);
    }

    /// <summary>Runs one of the worker's own statements; the whole result is held by the engine.</summary>
    internal DuckRows Query(string sql)
    {
        cancellation.ThrowIfCancellationRequested();
        var result = new DuckResult();
        if (DuckNative.Query(connection, sql, &result) == DuckNative.Success) return new DuckRows(result, cancellation);
        var failure = Failure(&result);
        DuckNative.DestroyResult(&result);
        cancellation.ThrowIfCancellationRequested();
        throw failure;
    }

    /// <summary>Like <see cref="Query"/>, but rows are produced as they are read, so a large result needs no memory.</summary>
    internal DuckRows Stream(string sql)
    {
        cancellation.ThrowIfCancellationRequested();
        using var prepared = PreparedStatement.Prepare(this, sql);
        return prepared.Stream(cancellation);
    }

    /// <summary>The first value of the first row, or null.</summary>
    internal Cell Scalar(string sql)
    {
        using var rows = Query(sql);
        return rows.ReadChunk() && rows.ChunkSize > 0 ? rows.Value(0, 0) : Cell.Null;
    }

    public void Dispose()
    {
        registration.Dispose();
        if (connection != nint.Zero) DuckNative.Disconnect(ref connection);
        if (database != nint.Zero) DuckNative.Close(ref database);
    }

    internal static EngineException Failure(DuckResult* result) =>
        new(DuckNative.ResultErrorType(result), Marshal.PtrToStringUTF8((nint)DuckNative.ResultError(result)) ?? "unknown error");

    private static IEnumerable<(string Name, string Value)> Settings(int memoryMb, string temporaryFolder) =>
    [
        ("memory_limit", $"{memoryMb}MB"),
        ("threads", "2"),
        ("temp_directory", temporaryFolder),
        ("max_temp_directory_size", "4GB"),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("allow_community_extensions", "false"),
        ("allow_unsigned_extensions", "false"),
    ];
}
