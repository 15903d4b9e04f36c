using Microsoft.Extensions.Hosting;

namespace Cadre.Nodes.Registry;

/// <summary>How late this process gets round to things: by how much a timer of 50 ms came late, at worst since it was last asked.</summary>
internal sealed class LagMeter(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);
    private double worst;

    /// <summary>The worst lag in milliseconds since the last call.</summary>
    public double Take() => Math.Round(Interlocked.Exchange(ref worst, 0), 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var begun = time.GetTimestamp();
            await Task.Delay(Every, time, stoppingToken);
            var late = (time.GetElapsedTime(begun) - Every).TotalMilliseconds;
            if (late > Volatile.Read(ref worst))
            {
                Volatile.Write(ref worst, late);
            }
        }
    }
}
