using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Bench;

/// <summary>A large artifact stored and fetched, on disk and at an S3 service: time, and the most managed memory at any moment (garbage included).</summary>
internal sealed class LargeArtifacts(BenchCluster cluster)
{
    private const int BufferSize = 128 << 10;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync(int rounds, long size)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size >> 20} MB, median of {rounds} rounds (lowest to highest)"));
        Console.WriteLine("| place | stored | fetched | managed memory before, at most |");
        Console.WriteLine("|---|---|---|---|");
        await MeasureAsync("disk", null, rounds, size);
        using var s3 = await S3Service.StartAsync();
        if (s3 is null)
        {
            Console.WriteLine("| S3 | not measured: npm install --prefix tests/S3Server | | |");
            return;
        }

        await MeasureAsync("S3 (s3rver on this machine)", s3.Options, rounds, size);
    }

    private async Task MeasureAsync(string place, S3ArtifactOptions? s3, int rounds, long size)
    {
        await using var node = await BenchNode.StartAsync(cluster.Options, cluster.Folder, s3);
        List<double> stored = [], fetched = [];
        var before = Settle();
        var over = false;
        var watching = WatchAsync(() => Volatile.Read(ref over));
        for (var round = 0; round < rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            await using var content = new PatternStream(size + round); // Equal bytes would be kept once.
            var saved = await node.Artifacts.SaveAsync(node.Tenant, "large.bin", "application/octet-stream", content, long.MaxValue, CancellationToken.None);
            var hash = saved.IsOk ? saved.Value.Artifact : throw new InvalidOperationException(saved.Error.Message);
            stored.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            begun = Stopwatch.GetTimestamp();
            var read = await FetchAsync(node, hash);
            fetched.Add(read == size + round ? Stopwatch.GetElapsedTime(begun).TotalSeconds : throw new InvalidOperationException($"{read} bytes came back."));
        }

        Volatile.Write(ref over, true);
        var most = await watching;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {place} | {Show(stored, size)} | {Show(fetched, size)} | {before >> 20} MB, {most >> 20} MB |"));
    }

    private static async Task<long> FetchAsync(BenchNode node, string hash)
    {
        await using var stream = await node.Artifacts.OpenAsync(node.Tenant, hash, CancellationToken.None) ?? throw new InvalidOperationException("It is not there.");
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long all = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            all += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return all;
    }

    private static async Task<long> WatchAsync(Func<bool> isOver)
    {
        long most = 0;
        while (!isOver())
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(Every);
        }

        return most;
    }

    private static long Settle()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string Show(List<double> seconds, long size)
    {
        var sorted = seconds.Order().ToList();
        var median = sorted[sorted.Count / 2];
        return string.Create(CultureInfo.InvariantCulture, $"{median:0.0} s ({sorted[0]:0.0} to {sorted[^1]:0.0}), {size / median / 1e6:0} MB/s");
    }
}
