using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>A language of code contexts.</summary>
public enum CodeLanguage
{
    /// <summary>Python 3.</summary>
    Python,

    /// <summary>JavaScript on Node.</summary>
    JavaScript,
}

/// <summary>An interpreter that keeps its variables between cells. Cells run one after another. Disposing ends it.</summary>
public interface ICodeContext : IAsyncDisposable
{
    /// <summary>The language.</summary>
    CodeLanguage Language { get; }

    /// <summary>Its program; null where the provider does not tell.</summary>
    SandboxProcessId? Process { get; }

    /// <summary>Runs a cell.</summary>
    /// <param name="source">The code; the value of its last expression is the result.</param>
    /// <param name="cancellationToken">Ends the wait; the cell goes on until the context is disposed.</param>
    /// <returns>What it gave, or <c>code_context_ended</c>.</returns>
    Task<Result<CellResult>> RunAsync(string source, CancellationToken cancellationToken);
}

/// <summary>What a cell gave.</summary>
/// <param name="Stdout">What it printed (at most 1 MB).</param>
/// <param name="Stderr">What it printed as errors (at most 1 MB).</param>
/// <param name="Value">The text form of its last expression; null when there is none.</param>
/// <param name="Error">The error with its trace; null when it succeeded.</param>
/// <param name="Pictures">PNG pictures in base64: matplotlib's figures that the cell drew, and its value where that can show itself as one. At most 8, of 2 MB each.</param>
public sealed record CellResult(string Stdout, string Stderr, string? Value, string? Error, IReadOnlyList<string>? Pictures = null);
