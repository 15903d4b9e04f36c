using System.Text;
using Cadre.Journal.Contracts;

namespace Cadre.Journal.Live;

/// <summary>The end of what one block is making: its last 256 kB of text of each kind, and its last progress.</summary>
internal sealed class LiveTail
{
    private const int CharacterLimit = 128 << 10;
    private readonly Dictionary<string, (StringBuilder Text, long Start)> texts = new(StringComparer.Ordinal);
    private LiveEvent? progress;

    public long Size { get; private set; }

    /// <summary>Keeps the event; answers it with its offset, and by how many bytes the tail grew.</summary>
    public (LiveEvent Live, long Grown) Add(LiveEvent live)
    {
        if (live.Text is not { } text)
        {
            progress = live;
            return (live, 0);
        }

        var (kept, start) = texts.TryGetValue(live.Kind, out var found) ? found : (new StringBuilder(), 0L);
        var placed = live with { Offset = start + kept.Length };
        var before = kept.Length;
        kept.Append(text);
        var excess = kept.Length - CharacterLimit;
        if (excess > 0)
        {
            excess = Math.Min(kept.Length, excess + (CharacterLimit / 8)); // cut more at once, so that not every piece moves the rest
            kept.Remove(0, excess);
            start += excess;
        }

        texts[live.Kind] = (kept, start);
        var grown = 2L * (kept.Length - before);
        Size += grown;
        return (placed, grown);
    }

    public IEnumerable<LiveEvent> Events(string address)
    {
        foreach (var (kind, (text, start)) in texts)
        {
            yield return new LiveEvent(address, kind) { Text = text.ToString(), Offset = start };
        }

        if (progress is not null)
        {
            yield return progress;
        }
    }
}
