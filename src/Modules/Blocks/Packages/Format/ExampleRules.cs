using System.Text.Json;
using Cadre.Canvases.Contracts;

namespace Cadre.Blocks.Packages.Format;

/// <summary>Examples must fit the manifest they stand in.</summary>
internal static class ExampleRules
{
    private const int MostExamples = 20;

    public static IEnumerable<PackageFinding> Check(BlockFolder folder, Func<JsonElement, IReadOnlyList<BlockProblem>> settings)
    {
        var manifest = folder.Manifest;
        if (manifest.Examples.Count == 0)
        {
            yield return new("examples", "There is none.", "Add one with what it must give: examples are shown to people and run as tests.") { Warning = true };
        }

        if (manifest.Examples.Count > MostExamples)
        {
            yield return new("examples", $"There are more than {MostExamples}.", "Keep those that show something.");
        }

        foreach (var example in manifest.Examples.Take(MostExamples))
        {
            var where = $"examples '{example.Title}'";
            foreach (var problem in example.Settings is { } given && example.Expects.Fails is null ? settings(given) : [])
            {
                yield return new(where, problem.Message, problem.Fix);
            }

            foreach (var name in Members(example.Inputs).Where(name => manifest.Inputs.All(i => i.Name != name)))
            {
                yield return new(where, $"There is no input '{name}'.", "Name an input port.");
            }

            foreach (var name in Members(example.Expects.Outputs).Where(name => manifest.Outputs.All(o => o.Name != name)))
            {
                yield return new(where, $"There is no output '{name}'.", "Name an output port.");
            }
        }
    }

    private static IEnumerable<string> Members(JsonElement? json) => json is { ValueKind: JsonValueKind.Object } given ? given.EnumerateObject().Select(m => m.Name) : [];
}
