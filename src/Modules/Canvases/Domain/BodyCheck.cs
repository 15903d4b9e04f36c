using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>What is wrong around loops and their like, said on the block concerned.</summary>
internal static class BodyCheck
{
    public static IEnumerable<BlockProblem> Of(CanvasBlock block, CanvasGraph graph, CanvasBodies bodies)
    {
        var opener = bodies.IsOpener(block.Id) ? OfOpener(block, graph, bodies) : [];
        return opener.Concat(OfMember(block, graph, bodies));
    }

    private static IEnumerable<BlockProblem> OfOpener(CanvasBlock block, CanvasGraph graph, CanvasBodies bodies)
    {
        var ports = bodies.PortsOf(block.Id);
        if (bodies.Within(block.Id).Contains(block.Id))
        {
            var feeder = graph.Into(block.Id).First(c => !bodies.IsReturn(c) && (c.From == block.Id || bodies.Within(block.Id).Contains(c.From)));
            yield return new("loop_feeds_itself", $"'{Title(graph, feeder.From)}' is inside '{block.Title}' and also starts it.", $"Connect '{Title(graph, feeder.From)}' to '{ports.Takes[0]}' instead of '{feeder.ToPort}'.") { Port = feeder.ToPort };
            yield break;
        }

        if (bodies.Within(block.Id).Count == 0)
        {
            yield return new("body_empty", $"'{block.Title}' has nothing inside.", $"Connect its output '{ports.Gives[0]}' to the first block that belongs inside, and the last one to its input '{ports.Takes[0]}'.");
            yield break;
        }

        foreach (var stray in graph.Into(block.Id).Where(c => bodies.IsReturn(c) && !bodies.Within(block.Id).Contains(c.From)))
        {
            yield return new("return_from_outside", $"'{stray.ToPort}' takes the result of a block inside, but '{Title(graph, stray.From)}' is not inside '{block.Title}'.", $"Begin the way at '{ports.Gives[0]}', or connect '{Title(graph, stray.From)}' to a block inside.") { Port = stray.ToPort };
        }

        if (!graph.Into(block.Id).Any(bodies.IsReturn))
        {
            yield return new("return_missing", $"No block inside gives its result back to '{block.Title}'.", $"Connect the last block inside to '{ports.Takes[0]}' if you need the results.") { Port = ports.Takes[0], Warning = true };
        }
    }

    private static IEnumerable<BlockProblem> OfMember(CanvasBlock block, CanvasGraph graph, CanvasBodies bodies)
    {
        if (bodies.Torn(block.Id) is { } torn)
        {
            yield return new("in_two_loops", $"'{block.Title}' is inside both '{Title(graph, torn.One)}' and '{Title(graph, torn.Other)}', and neither is inside the other.", "Let it depend on one of them only; from the other, take the result after it has ended.");
            yield break;
        }

        foreach (var early in graph.Into(block.Id).Where(c => bodies.IsOpener(c.From) && !bodies.IsEntry(c) && c.From != block.Id && bodies.Within(c.From).Contains(block.Id)))
        {
            var message = $"'{block.Title}' is inside '{Title(graph, early.From)}' and also waits for its '{early.FromPort}', which is there only after it has ended.";
            var fix = $"To run it once after the loop, remove its connection from inside; to run it in each round, remove the one from '{early.FromPort}'.";
            yield return new("inside_waits_for_loop", message, fix) { Port = early.ToPort };
        }
    }

    private static string Title(CanvasGraph graph, string id) => graph.Find(id)?.Title ?? id;
}
