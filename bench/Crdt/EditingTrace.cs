using System.IO.Compression;
using System.Text.Json;

namespace Cadre.Crdt.Bench;

/// <summary>One edit of a text: what is deleted and inserted at a position.</summary>
internal sealed record TraceEdit(int Position, int Deleted, string Inserted);

/// <summary>
/// The editing history of B4. CADRE_B4_TRACE names automerge-paper.json.gz of the public editing-traces collection
/// (259,778 one-character edits of a real paper); without it a seeded trace of the same size and shape is made.
/// </summary>
internal sealed record EditingTrace(string Name, IReadOnlyList<TraceEdit> Edits)
{
    private const int Edited = 259_778;

    public static EditingTrace Load() => Environment.GetEnvironmentVariable("CADRE_B4_TRACE") is { Length: > 0 } path ? Read(path) : Make();

    private static EditingTrace Read(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(file);
        var edits = json.RootElement.GetProperty("txns").EnumerateArray()
            .SelectMany(static transaction => transaction.GetProperty("patches").EnumerateArray())
            .Select(static patch => new TraceEdit(patch[0].GetInt32(), patch[1].GetInt32(), patch[2].GetString() ?? string.Empty))
            .ToList();
        return new EditingTrace("the automerge paper's trace", edits);
    }

    // Bursts of typing with corrections at places that wander through the text: 70 % insertions, as in the real one.
    private static EditingTrace Make()
    {
        var random = new Random(4);
        var edits = new List<TraceEdit>(Edited);
        var (length, cursor) = (0, 0);
        while (edits.Count < Edited)
        {
            if (random.Next(40) == 0) cursor = random.Next(5) == 0 ? random.Next(length + 1) : Math.Clamp(cursor + random.Next(-200, 200), 0, length);
            if (cursor > 0 && random.NextDouble() < 0.3)
            {
                edits.Add(new TraceEdit(--cursor, 1, string.Empty));
                length--;
            }
            else
            {
                edits.Add(new TraceEdit(cursor++, 0, ((char)('a' + random.Next(26))).ToString()));
                length++;
            }
        }

        return new EditingTrace("a seeded trace", edits);
    }
}
