using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cadre.Api.Bench;

/// <summary>Sends requests at a steady rate, whether or not earlier ones are answered, so that a slow answer delays nobody's clock but its own.</summary>
internal sealed class Load(Scene scene)
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> times = new(StringComparer.Ordinal);
    private int refused;

    /// <summary>Answers other than 2xx.</summary>
    public int Refused => refused;

    public IEnumerable<(string Name, bool Writes, double[] Sorted)> Results =>
        scene.Requests.Select(request => (request.Name, request.Writes, times.TryGetValue(request.Name, out var found) ? found.Order().ToArray() : []));

    public async Task RunAsync(int perSecond, TimeSpan duration, CancellationToken cancellationToken)
    {
        var order = scene.Requests.SelectMany(request => Enumerable.Repeat(request, request.Share)).ToArray();
        new Random(7).Shuffle(order);
        var started = Stopwatch.GetTimestamp();
        var total = (int)(perSecond * duration.TotalSeconds);
        var pending = new List<Task>(total);
        for (var n = 0; n < total; n++)
        {
            var due = TimeSpan.FromSeconds(n / (double)perSecond);
            if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } early)
            {
                await Task.Delay(early, cancellationToken);
            }

            pending.Add(SendAsync(order[n % order.Length], n, cancellationToken));
        }

        await Task.WhenAll(pending);
    }

    private async Task SendAsync((string Name, int Share, bool Writes, Func<int, CancellationToken, Task<HttpResponseMessage>> Send) request, int number, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await request.Send(number, cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        times.GetOrAdd(request.Name, static _ => []).Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        if (!answer.IsSuccessStatusCode)
        {
            Interlocked.Increment(ref refused);
        }
    }
}
