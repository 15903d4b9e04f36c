namespace Cadre.Connections.Caching;

/// <summary>A stored answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers, those of the body included.</param>
/// <param name="Body">Its (decompressed) body.</param>
/// <param name="Varied">The request headers that it depends on, as they were.</param>
/// <param name="StoredAt">When it came or was last confirmed.</param>
/// <param name="Age">How old it was then.</param>
/// <param name="Lifetime">How long it is fresh.</param>
internal sealed record CacheEntry(
    int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, IReadOnlyList<KeyValuePair<string, string>> Varied, DateTimeOffset StoredAt, TimeSpan Age, TimeSpan Lifetime)
{
    private const int HeadBytes = 512;

    public long Size => Body.Length + HeadBytes + Headers.Sum(header => (long)header.Key.Length + header.Value.Length);

    /// <summary>The value of a header; null when absent.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    public TimeSpan AgeAt(DateTimeOffset now) => Age + (now - StoredAt);

    public bool IsFreshAt(DateTimeOffset now) => AgeAt(now) < Lifetime;
}
