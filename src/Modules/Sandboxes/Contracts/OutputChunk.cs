namespace Cadre.Sandboxes;

/// <summary>What a chunk of output is.</summary>
public enum OutputKind
{
    /// <summary>Bytes of standard output (or of the terminal).</summary>
    Stdout,

    /// <summary>Bytes of standard error.</summary>
    Stderr,

    /// <summary>The output limit was reached: what followed is lost.</summary>
    Truncated,

    /// <summary>The program ended; always the last chunk.</summary>
    Exit,
}

/// <summary>A piece of a program's output, in the order it was read. Bytes, not lines: characters may be split.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Cursor">The position after this chunk: pass it to <see cref="ISandboxProcess.OutputAsync"/> to go on from here.</param>
/// <param name="Data">The bytes.</param>
/// <param name="Exit">How the program ended, for <see cref="OutputKind.Exit"/>.</param>
public sealed record OutputChunk(OutputKind Kind, long Cursor, ReadOnlyMemory<byte> Data, SandboxExit? Exit = null);
