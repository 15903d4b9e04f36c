using Cadre.Blocks.Execution;

namespace Cadre.Blocks.Tests.Execution;

public sealed class QuietMachineTests : IDisposable
{
    private readonly QuietMachine machine = new(TimeProvider.System);

    public void Dispose() => machine.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Measure_WhileWorkRuns_WaitsForItsEnd()
    {
        var first = await machine.WorkAsync(Token);
        var second = await machine.WorkAsync(Token);
        var measuring = machine.MeasureAsync(Token);
        first.Dispose();
        first.Dispose();
        measuring.IsCompleted.ShouldBeFalse("one job still runs, and ending a job twice ends it once");
        second.Dispose();
        (await measuring).Dispose();
    }

    [Fact]
    public async Task Work_WhileMeasuring_WaitsForItsEnd()
    {
        var measuring = await machine.MeasureAsync(Token);
        var working = machine.WorkAsync(Token);
        var next = machine.MeasureAsync(Token);
        working.IsCompleted.ShouldBeFalse();
        measuring.Dispose();
        (await working).Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task Measure_Cancelled_LeavesTheTurnToOthers()
    {
        using var work = await machine.WorkAsync(Token);
        using var cancelled = new CancellationTokenSource();
        var measuring = machine.MeasureAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(measuring);
        work.Dispose();
        (await machine.MeasureAsync(Token)).Dispose();
    }
}
