namespace Cadre.Workers.Data.Engine;

/// <summary>What DuckDB answered when a statement failed; <see cref="EngineFailures"/> turns it into an error for the person.</summary>
internal sealed class EngineException(int kind, string message) : Exception(message)
{
    /// <summary>duckdb_error_type; 0 when the engine gave none.</summary>
    internal int Kind { get; } = kind;
}
