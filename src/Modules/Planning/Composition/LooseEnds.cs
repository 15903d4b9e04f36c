using Cadre.Planning.Contracts;

namespace Cadre.Planning.Composition;

/// <summary>Joins the parts of a plan that hang together with nothing: their last block goes into the document that ends the plan.</summary>
internal static class LooseEnds
{
    private static readonly Dictionary<string, string> MainOutput = new(StringComparer.Ordinal)
    {
        ["content"] = "markdown",
        ["code"] = "stdout",
        ["data"] = "table",
        ["analysis"] = "report",
        ["diagram"] = "svg",
        ["search"] = "markdown",
        ["fetch"] = "markdown",
        ["chat"] = "text",
        ["image"] = "image",
        ["video"] = "video",
        ["voice"] = "audio",
        ["game"] = "file",
        ["transform"] = "value",
        ["http"] = "body",
    };

    /// <summary>The connections to add.</summary>
    public static IEnumerable<PlanConnection> Join(IReadOnlyList<PlanBlock> blocks, IReadOnlyList<PlanConnection> connections)
    {
        if (blocks.LastOrDefault(b => b.Type == "content" && !connections.Any(c => c.From[0] == b.Id)) is not { } end)
        {
            yield break;
        }

        var parts = Parts(blocks, connections);
        foreach (var part in blocks.GroupBy(b => parts[b.Id]).Where(p => p.Key != parts[end.Id]))
        {
            if (part.LastOrDefault(b => MainOutput.ContainsKey(b.Type)) is { } last)
            {
                yield return new PlanConnection([last.Id, MainOutput[last.Type]], [end.Id, "context"]);
            }
        }
    }

    /// <summary>Block → the number of the connected part it belongs to.</summary>
    public static IReadOnlyDictionary<string, int> Parts(IReadOnlyList<PlanBlock> blocks, IReadOnlyList<PlanConnection> connections)
    {
        var parts = blocks.Select((b, i) => (b.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        foreach (var connection in connections)
        {
            var (one, other) = (parts[connection.From[0]], parts[connection.To[0]]);
            foreach (var id in parts.Where(p => p.Value == other).Select(p => p.Key).ToList())
            {
                parts[id] = one;
            }
        }

        return parts;
    }
}
