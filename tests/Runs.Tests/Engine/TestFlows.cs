using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Tests.Engine;

/// <summary>Flows by hand: <c>Flow("a>b", "b>c")</c> connects the port <c>out</c> with the port <c>in</c>.</summary>
internal static class TestFlows
{
    public static Flow Chain(int steps, string type = "test") =>
        Of(Enumerable.Range(0, steps).Select(i => Node($"s{i}", type)), Enumerable.Range(1, steps - 1).Select(i => $"s{i - 1}>s{i}"));

    public static Flow Of(IEnumerable<FlowNode> nodes, IEnumerable<string> edges) => new(1, "Test", [.. nodes], [.. edges.Select(Edge)]);

    public static Flow Of(string nodes, params string[] edges) => Of(nodes.Split(' ').Select(n => Node(n)), edges);

    public static FlowNode Node(string address, string type = "test", object? settings = null) =>
        new(address, type, 1, address.ToUpperInvariant(), JsonSerializer.SerializeToElement(settings ?? new { }, CadreJson.Stored));

    /// <summary><c>a>b</c>, or with ports <c>a.left>b.in</c>.</summary>
    public static FlowEdge Edge(string text)
    {
        var (from, to) = (text.Split('>')[0].Split('.'), text.Split('>')[1].Split('.'));
        return new(from[0], from.ElementAtOrDefault(1) ?? "out", to[0], to.ElementAtOrDefault(1) ?? "in");
    }

    public static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value, CadreJson.Stored);
}
