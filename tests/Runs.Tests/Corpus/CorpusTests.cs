using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Tests.Corpus;

/// <summary>Histories written by earlier versions: each must still be read, and mean what it meant. Add a file with every change of the journal's form; never change one.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Histories => new(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order());

    [Theory]
    [MemberData(nameof(Histories))]
    public void OldHistory_ReplayedByThisVersion_MeansTheSame(string name)
    {
        var history = JsonSerializer.Deserialize<History>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", name + ".json")), CadreJson.Stored)!;
        history.Flow.Hash.ShouldBe(history.Hash, "the same flow keeps its hash");
        var state = new RunState(FlowGraph.Resolve(history.Flow, int.MaxValue).Value) { KeepFolded = int.MaxValue };
        foreach (var stored in history.Events)
        {
            var happened = RunEventCodec.Read(stored.Kind, stored.Version, stored.Payload.GetRawText());
            state.Apply(happened);
            state.Seq.ShouldBeGreaterThan(0);
        }

        state.Status.ShouldBe(history.Expected.Status);
        var steps = state.Steps.Concat(state.Folded.Concat(state.OpenScopes).SelectMany(scope => scope.Steps)).ToDictionary(step => step.Address);
        steps.Keys.Order().ShouldBe(history.Expected.Steps.Select(step => step.Address).Order());
        foreach (var expected in history.Expected.Steps)
        {
            var step = steps[expected.Address];
            step.Status.ShouldBe(expected.Status, expected.Address);
            step.Attempt.ShouldBe(expected.Attempt, expected.Address);
            foreach (var (port, value) in expected.Outputs ?? [])
            {
                JsonElement.DeepEquals(step.Outputs[port], value.Value).ShouldBeTrue($"{expected.Address}.{port}");
            }
        }
    }

    private sealed record History(Flow Flow, string Hash, IReadOnlyList<Stored> Events, Expected Expected);

    private sealed record Stored(string Kind, short Version, JsonElement Payload);

    private sealed record Expected(RunStatus Status, IReadOnlyList<ExpectedStep> Steps);

    private sealed record ExpectedStep(string Address, StepStatus Status, int Attempt, Dictionary<string, PortValue>? Outputs);
}
