using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>
/// An isolated place with a workspace folder (/work inside). Each program runs in namespaces of its own over the same folder: programs share files, not
/// processes, /tmp or network. Disposing ends its programs.
/// </summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    SandboxKey Key { get; }

    /// <summary>How it was made.</summary>
    SandboxSpec Spec { get; }

    /// <summary>What it can do.</summary>
    SandboxCapabilities Capabilities { get; }

    /// <summary>The files of the workspace folder.</summary>
    ISandboxFiles Files { get; }

    /// <summary>The programs that run now.</summary>
    IReadOnlyList<ISandboxProcess> Processes { get; }

    /// <summary>Runs a program. The first argument is the program; no shell is involved unless it is one.</summary>
    Task<Result<ISandboxProcess>> ExecAsync(IReadOnlyList<string> argv, ExecOptions options, CancellationToken cancellationToken);

    /// <summary>A program that runs, or ended within the last minutes: <c>not_found</c> otherwise.</summary>
    Result<ISandboxProcess> GetProcess(SandboxProcessId id);

    /// <summary>Runs a program on a terminal of its own (default: a shell).</summary>
    Task<Result<ISandboxTerminal>> OpenTerminalAsync(TerminalOptions options, CancellationToken cancellationToken);

    /// <summary>Starts an interpreter that keeps its state between cells.</summary>
    Task<Result<ICodeContext>> CreateCodeContextAsync(CodeLanguage language, CancellationToken cancellationToken);

    /// <summary>Keeps a copy of the workspace folder. Programs may run meanwhile; the copy is then not of one instant.</summary>
    Task<Result<SnapshotId>> SnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Ends all programs and puts the workspace folder back as it was.</summary>
    Task<Result<Done>> RestoreAsync(SnapshotId snapshot, CancellationToken cancellationToken);

    /// <summary>Removes a snapshot: <c>not_found</c> when there is none.</summary>
    Task<Result<Done>> DeleteSnapshotAsync(SnapshotId snapshot, CancellationToken cancellationToken) => Task.FromResult<Result<Done>>(Error.NotFound("snapshot"));

    /// <summary>Ends all programs and removes the workspace folder with its snapshots, persistent or not.</summary>
    Task DestroyAsync(CancellationToken cancellationToken);
}

/// <summary>Names a snapshot of one sandbox.</summary>
public readonly record struct SnapshotId(Guid Value) : IId<SnapshotId>
{
    /// <inheritdoc/>
    public static SnapshotId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}
