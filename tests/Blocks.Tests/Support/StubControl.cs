using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Tests;

/// <summary>Takes notices, and finds nothing to undo.</summary>
internal sealed class StubControl : INotices, IStepUndo
{
    public Task NotifyAsync(Tenant tenant, Notice notice, string key, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<Result<IReadOnlyList<string>>> UndoWithinAsync(StepContext context, CancellationToken cancellationToken) => Task.FromResult(Result<IReadOnlyList<string>>.Ok([]));
}
