using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>A program on a terminal: its process's output is what the terminal shows, its <see cref="ISandboxProcess.Stdin"/> the keyboard.</summary>
public interface ISandboxTerminal : IAsyncDisposable
{
    /// <summary>The program.</summary>
    ISandboxProcess Process { get; }

    /// <summary>Tells the program the new size.</summary>
    Task<Result<Done>> ResizeAsync(int columns, int rows, CancellationToken cancellationToken);
}

/// <summary>How a terminal is opened.</summary>
public sealed record TerminalOptions
{
    /// <summary>The program; default: an interactive shell.</summary>
    public IReadOnlyList<string> Argv { get; init; } = ["/bin/sh", "-i"];

    /// <summary>Width in characters. Default 80.</summary>
    public int Columns { get; init; } = 80;

    /// <summary>Height in lines. Default 24.</summary>
    public int Rows { get; init; } = 24;

    /// <summary>Folder, variables, limits.</summary>
    public ExecOptions Exec { get; init; } = new() { Limits = new() { Wall = TimeSpan.FromMinutes(30) } };
}
