using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>What was said and done in a step, in order; streamed to those who watch as lines of JSON.</summary>
internal sealed class Conversation(StepContext context)
{
    private const int LargestView = 56_000;
    private readonly List<ConversationEntry> entries = [];
    private readonly Lock gate = new();

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<ConversationEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>Adds a line.</summary>
    public void Add(ConversationEntry entry)
    {
        lock (gate)
        {
            entries.Add(entry);
        }

        context.Emit("turn", JsonSerializer.Serialize(entry, CadreJson.Stored) + "\n");
    }

    /// <summary>The view of it: as many lines as fit, the earlier texts cut first.</summary>
    public ResultView View(EvidenceReport? evidence)
    {
        var all = Entries;
        foreach (var most in new[] { 6000, 1200, 300, 80 })
        {
            var json = Json([.. all.Select((e, i) => i == all.Count - 1 ? e : Cut(e, most))], evidence);
            if (json.GetRawText().Length <= LargestView)
            {
                return new ResultView("conversation") { Value = json };
            }
        }

        return new ResultView("conversation") { Value = Json([.. all.TakeLast(20).Select(e => Cut(e, 400))], evidence) };
    }

    private static JsonElement Json(IReadOnlyList<ConversationEntry> lines, EvidenceReport? evidence) =>
        JsonSerializer.SerializeToElement(new { entries = lines, evidence = evidence?.Claims, sources = evidence?.Sources }, CadreJson.Stored);

    private static ConversationEntry Cut(ConversationEntry entry, int most) => entry with
    {
        Text = entry.Text.Length <= most ? entry.Text : entry.Text[..most] + "…",
        Arguments = entry.Arguments is { } arguments && arguments.GetRawText().Length > most ? JsonSerializer.SerializeToElement(arguments.GetRawText()[..most] + "…") : entry.Arguments,
    };
}
