using Microsoft.Extensions.Hosting;

namespace Cadre.Sandboxes.Live;

/// <summary>Closes idle sandboxes every minute.</summary>
internal sealed class IdleSandboxes(LiveSandboxes sandboxes, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(static tick => tick is { IsCompletedSuccessfully: true, Result: true }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default))
        {
            await sandboxes.CloseIdleAsync(stoppingToken);
        }
    }
}
