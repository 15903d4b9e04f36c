using System.Text;
using System.Text.Json;
using Cadre.Runs.Execution;

namespace Cadre.Runs.Persistence;

/// <summary>
/// Rows of the journal. Events that are committed together share rows of about 4 kB: a row of the kind <c>page</c> holds a list of <c>{kind, event}</c> and carries the number of its last event. An event
/// that is alone is a row of its own kind.
/// </summary>
internal static class JournalPages
{
    private const string Kind = "page";
    private const int PageBytes = 4 << 10;

    /// <summary>The rows of events that follow number <paramref name="previousSeq"/>.</summary>
    /// <param name="previousSeq">The number before the first.</param>
    /// <param name="events">Their kinds and JSON.</param>
    /// <param name="together">Whether they may share rows: every living node reads pages.</param>
    public static IReadOnlyList<JournalRow> Write(int previousSeq, IReadOnlyList<(string Kind, byte[] Json)> events, bool together)
    {
        var rows = new List<JournalRow>();
        for (var first = 0; first < events.Count;)
        {
            var (end, bytes) = (first + 1, events[first].Json.Length);
            while (together && end < events.Count && bytes + events[end].Json.Length <= PageBytes)
            {
                bytes += events[end++].Json.Length;
            }

            rows.Add(end == first + 1 ? new(previousSeq + end, events[first].Kind, events[first].Json) : new(previousSeq + end, Kind, Page(events, first, end, bytes)));
            first = end;
        }

        return rows;
    }

    /// <summary>The events of a stored row.</summary>
    public static IEnumerable<EventRow> Read(EventRow row)
    {
        if (row.Kind != Kind)
        {
            return [row];
        }

        using var page = JsonDocument.Parse(row.Payload);
        var before = row.Seq - page.RootElement.GetArrayLength();
        return [.. page.RootElement.EnumerateArray().Select((entry, i) => new EventRow(before + i + 1, entry.GetProperty("kind").GetString()!, row.Version, entry.GetProperty("event").GetRawText()))];
    }

    private static byte[] Page(IReadOnlyList<(string Kind, byte[] Json)> events, int first, int end, int bytes)
    {
        var length = bytes + 1;
        for (var i = first; i < end; i++)
        {
            length += Before.Length + events[i].Kind.Length + Between.Length + 1;
        }

        var page = new byte[length];
        var rest = page.AsSpan();
        for (var i = first; i < end; i++)
        {
            Add(ref rest, Before);
            rest = rest[Encoding.ASCII.GetBytes(events[i].Kind, rest)..];
            Add(ref rest, Between);
            Add(ref rest, events[i].Json);
            Add(ref rest, "}"u8);
        }

        Add(ref rest, "]"u8);
        page[0] = (byte)'[';
        return page;
    }

    private static ReadOnlySpan<byte> Before => ",{\"kind\":\""u8;

    private static ReadOnlySpan<byte> Between => "\",\"event\":"u8;

    private static void Add(ref Span<byte> rest, ReadOnlySpan<byte> part)
    {
        part.CopyTo(rest);
        rest = rest[part.Length..];
    }
}

/// <summary>An event as stored.</summary>
internal sealed record EventRow(int Seq, string Kind, short Version, string Payload);
