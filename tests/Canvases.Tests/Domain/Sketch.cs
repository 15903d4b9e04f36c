using System.Text.Json;
using Cadre.Canvases.Catalog;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Tests.Domain;

/// <summary>Small canvases for tests: a source, a worker and a sink.</summary>
internal static class Sketch
{
    private const string Open = """{"type":"object","properties":{}}""";

    public static BlockCatalog Catalog { get; } = new(
    [
        Manifest("source", [], [new OutputPort("table", "table", "Table"), new OutputPort("count", "number", "Count")], """{"type":"object","properties":{"rows":{"type":"integer","minimum":1}},"required":["rows"],"additionalProperties":false}"""),
        Manifest("worker", [new InputPort("input", "table", "Input") { Required = true }], [new OutputPort("text", "markdown", "Text")], """{"type":"object","properties":{"mode":{"enum":["a","b"]}},"additionalProperties":false}"""),
        Manifest("sink", [new InputPort("context", "any", "Context") { Many = true }], [new OutputPort("out", "text", "Out")], """{"type":"object","properties":{"text":{"type":"string"}},"additionalProperties":false}""") with { RequiresOneOf = ["port:context", "setting:text"] },
        Manifest("loop", [new InputPort("items", "any", "Items"), new InputPort("collect", "any", "Collect") { Many = true }], [new OutputPort("item", "any", "Item"), new OutputPort("results", "json", "Results")], Open) with { Body = new(["item"], ["collect"]) },
        Manifest("step", [new InputPort("in", "any", "In") { Many = true }], [new OutputPort("out", "any", "Out")], Open) with { SideEffect = SideEffect.Final, SideEffects = [new("method", ["GET"], SideEffect.None), new("undo", null, SideEffect.Compensable)] },
        Manifest("join", [new InputPort("in", "any", "In") { Many = true }], [new OutputPort("out", "any", "Out")], Open) with { Joins = true },
        Manifest("call", [new InputPort("input", "any", "Input")], [new OutputPort("output", "any", "Output")], Open) with { Calls = "canvas" },
        Manifest("input", [], [new OutputPort("value", "any", "Value")], Open),
        Manifest("output", [new InputPort("value", "any", "Value")], [new OutputPort("value", "any", "Value")], Open),
    ]);

    public static CanvasChecker Checker { get; } = new(new SettingsSchemas());

    public static FlowCompiler Compiler { get; } = new(Checker);

    public static IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>> Check(this CanvasChecker checker, CanvasSnapshot canvas) => checker.Check(canvas, Catalog);

    public static Cadre.Kernel.Result<CompiledCanvas> Compile(this FlowCompiler compiler, CanvasSnapshot canvas, RunSelection selection, IReadOnlyDictionary<string, StepView> latest) => compiler.Compile(canvas, selection, latest, Catalog);

    public static CanvasSnapshot Pipeline { get; } = new(
        "Pipeline",
        [Block("a", "source", """{"rows":3}"""), Block("b", "worker", """{"mode":"a"}"""), Block("c", "sink", "{}"), Block("n", "note", "{}")],
        [Wire("a", "table", "b", "input"), Wire("b", "text", "c", "context"), Wire("a", "count", "c", "context")]);

    public static CanvasBlock Block(string id, string type, string settings) => new(id, type, $"Block {id}", JsonDocument.Parse(settings).RootElement);

    public static CanvasConnection Wire(string from, string fromPort, string to, string toPort) => new($"{from}-{fromPort}-{to}-{toPort}", from, fromPort, to, toPort);

    public static CanvasSnapshot With(this CanvasSnapshot canvas, params CanvasBlock[] blocks) =>
        canvas with { Blocks = [.. canvas.Blocks.Where(b => blocks.All(n => n.Id != b.Id)), .. blocks] };

    public static CanvasSnapshot With(this CanvasSnapshot canvas, params CanvasConnection[] connections) => canvas with { Connections = [.. canvas.Connections, .. connections] };

    public static StepView Result(string address, string port, string json) => new()
    {
        Address = address,
        Type = "source",
        Title = address,
        Status = StepStatus.Succeeded,
        Outputs = new Dictionary<string, PortValue> { [port] = new(JsonDocument.Parse(json).RootElement, ["upload:sales.csv"]) },
    };

    private static BlockManifest Manifest(string type, InputPort[] inputs, OutputPort[] outputs, string schema) => new(type, 1, type, type, "data")
    {
        Icon = "box",
        Color = "#0891B2",
        Inputs = inputs,
        Outputs = outputs,
        SettingsSchema = JsonDocument.Parse(schema).RootElement,
    };
}
