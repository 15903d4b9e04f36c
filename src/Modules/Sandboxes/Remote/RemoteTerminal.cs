using Cadre.Kernel;

namespace Cadre.Sandboxes.Remote;

/// <summary>A program on a terminal at a remote provider.</summary>
internal sealed class RemoteTerminal(RemoteProcess process) : ISandboxTerminal
{
    public ISandboxProcess Process => process;

    public async Task<Result<Done>> ResizeAsync(int columns, int rows, CancellationToken cancellationToken) =>
        columns is < 1 or > 1000 || rows is < 1 or > 1000 ? SandboxErrors.SpecInvalid("A terminal has 1 to 1000 columns and rows.")
        : process.Completion.IsCompleted ? SandboxErrors.ProcessEnded()
        : await process.ResizeAsync(columns, rows, cancellationToken);

    public async ValueTask DisposeAsync() => await process.KillAsync(CancellationToken.None);
}
