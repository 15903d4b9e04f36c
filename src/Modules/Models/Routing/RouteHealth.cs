using System.Collections.Concurrent;

namespace Cadre.Models.Routing;

/// <summary>A circuit breaker a connection: three failures in a row close it for 30 seconds, then one call may try.</summary>
internal sealed class RouteHealth(TimeProvider time)
{
    private const int Threshold = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, (int Failures, DateTimeOffset Until)> states = new();

    public bool IsUsable(Guid connection) => !states.TryGetValue(connection, out var state) || state.Failures < Threshold || state.Until <= time.GetUtcNow();

    public void Record(Guid connection, bool ok)
    {
        if (ok)
        {
            states.TryRemove(connection, out _);
            return;
        }

        states.AddOrUpdate(connection, _ => (1, default), (_, old) => (old.Failures + 1, time.GetUtcNow() + Pause));
    }
}
