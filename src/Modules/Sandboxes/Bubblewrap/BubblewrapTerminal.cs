using Cadre.Kernel;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>A program on a terminal.</summary>
internal sealed class BubblewrapTerminal(BubblewrapProcess process) : ISandboxTerminal
{
    public ISandboxProcess Process => process;

    public Task<Result<Done>> ResizeAsync(int columns, int rows, CancellationToken cancellationToken)
    {
        if (columns is < 1 or > 1000 || rows is < 1 or > 1000)
        {
            return Task.FromResult<Result<Done>>(SandboxErrors.SpecInvalid("A terminal has 1 to 1000 columns and rows."));
        }

        if (process.Completion.IsCompleted)
        {
            return Task.FromResult<Result<Done>>(SandboxErrors.ProcessEnded());
        }

        process.Resize(columns, rows);
        return Task.FromResult<Result<Done>>(default(Done));
    }

    public async ValueTask DisposeAsync() => await process.KillAsync(CancellationToken.None);
}
