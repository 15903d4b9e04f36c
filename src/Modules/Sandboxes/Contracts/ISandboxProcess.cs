using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>A program in a sandbox.</summary>
public interface ISandboxProcess
{
    /// <summary>Its name.</summary>
    SandboxProcessId Id { get; }

    /// <summary>Writes to standard input; dispose it to close. Null unless <see cref="ExecOptions.KeepStdinOpen"/>.</summary>
    Stream? Stdin { get; }

    /// <summary>Ends when the program and all its descendants are gone and the output is read. Never faults.</summary>
    Task<SandboxExit> Completion { get; }

    /// <summary>What it uses now.</summary>
    SandboxUsage Usage { get; }

    /// <summary>The ports on which it listens inside, each program having a network of its own; empty where ports cannot be reached.</summary>
    IReadOnlyList<int> ListeningPorts => [];

    /// <summary>Connects to a port of the program's own 127.0.0.1. Needs <see cref="SandboxSpec.Ports"/>.</summary>
    /// <returns>The connection (dispose it), <c>sandbox_port_closed</c> when nothing listens, or <c>sandbox_no_ports</c>.</returns>
    Task<Result<Stream>> DialAsync(int port, CancellationToken cancellationToken) => Task.FromResult<Result<Stream>>(SandboxErrors.NoPorts());

    /// <summary>The output from <paramref name="cursor"/> on (0: the beginning), waiting for more, until a chunk of kind <see cref="OutputKind.Exit"/>.</summary>
    IAsyncEnumerable<OutputChunk> OutputAsync(long cursor, CancellationToken cancellationToken);

    /// <summary>Sends a signal to the program (not to its children).</summary>
    /// <param name="signal">A Linux signal number, 1 to 31.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Result<Done>> SignalAsync(int signal, CancellationToken cancellationToken);

    /// <summary>Ends the program and every descendant; returns when they are gone.</summary>
    Task KillAsync(CancellationToken cancellationToken);
}

/// <summary>Names a program in a sandbox.</summary>
public readonly record struct SandboxProcessId(Guid Value) : IId<SandboxProcessId>
{
    /// <inheritdoc/>
    public static SandboxProcessId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}

/// <summary>What a program uses at this moment.</summary>
/// <param name="Cpu">Processor time so far.</param>
/// <param name="MemoryBytes">Memory of its tree.</param>
/// <param name="Processes">Processes and threads.</param>
/// <param name="WorkspaceBytes">Bytes in the workspace folder when last measured.</param>
public sealed record SandboxUsage(TimeSpan Cpu, long MemoryBytes, int Processes, long WorkspaceBytes);
