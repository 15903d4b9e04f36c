using System.Collections.Concurrent;

namespace Cadre.Canvases.Domain;

/// <summary>Keeps what was looked up for a moment; those who ask at the same time share one look-up. What failed is not kept.</summary>
internal sealed class ShortMemory<TKey, TValue>(TimeSpan moment, int most, TimeProvider time)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> kept = new();

    /// <summary>The value, looked up when it is not known or was looked up too long ago.</summary>
    public async Task<TValue> GetAsync(TKey key, Func<Task<TValue>> look, CancellationToken cancellationToken)
    {
        if (!kept.TryGetValue(key, out var entry) || IsOld(entry))
        {
            if (kept.Count >= most)
            {
                kept.Clear(); // rare; everything is looked up again when it is needed
            }

            var fresh = new Entry(time.GetTimestamp(), new(look));
            entry = kept.AddOrUpdate(key, fresh, (_, other) => IsOld(other) ? fresh : other);
        }

        try
        {
            return await entry.Value.Value.WaitAsync(cancellationToken);
        }
        catch (Exception) when (entry.Value.Value.IsFaulted)
        {
            kept.TryRemove(new(key, entry));
            throw;
        }
    }

    /// <summary>The next one looks it up, also while a look-up is under way.</summary>
    public void Forget(TKey key) => kept.TryRemove(key, out _);

    public void ForgetAll() => kept.Clear();

    /// <summary>The same for all keys of a kind.</summary>
    public void ForgetAll(Func<TKey, bool> which)
    {
        foreach (var (key, _) in kept.Where(k => which(k.Key)))
        {
            kept.TryRemove(key, out _);
        }
    }

    private bool IsOld(Entry entry) => time.GetElapsedTime(entry.At) > moment;

    private sealed record Entry(long At, Lazy<Task<TValue>> Value);
}
