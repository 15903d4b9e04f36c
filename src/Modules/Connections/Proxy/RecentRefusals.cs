using Cadre.Kernel;

namespace Cadre.Connections.Proxy;

/// <summary>The last refusals of one sandbox's proxy, for whoever runs a program in it.</summary>
internal sealed class RecentRefusals(TimeProvider time)
{
    private const int Kept = 20;
    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, Error Error)> last = new();

    public void Add(Error error)
    {
        lock (gate)
        {
            last.Enqueue((time.GetUtcNow(), error));
            if (last.Count > Kept)
            {
                last.Dequeue();
            }
        }
    }

    public IReadOnlyList<Error> Since(DateTimeOffset since)
    {
        lock (gate)
        {
            return [.. last.Where(item => item.At >= since).Select(item => item.Error).DistinctBy(error => error.Message)];
        }
    }
}
