using System.Text.Json;

namespace Cadre.Runs.Domain;

/// <summary>What a replay is served instead of the outside: effects, answers and who came first, from the origin's journal.</summary>
internal sealed class Tape
{
    private readonly Dictionary<(string Address, string Name), EffectFinished> effects = [];
    private readonly Dictionary<string, StepAnswered> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<int>> joins = new(StringComparer.Ordinal);

    public Tape(IEnumerable<RunEvent> journal)
    {
        foreach (var happened in journal)
        {
            switch (happened)
            {
                case EffectFinished effect:
                    effects[(effect.Address, effect.Name)] = effect;
                    break;
                case StepAnswered answer:
                    answers[answer.Address] = answer;
                    break;
                case StepStarted { Taken: { } taken } join:
                    joins.TryAdd(join.Address, taken);
                    break;
            }
        }
    }

    public JsonElement? Effect(string address, string name) => effects.TryGetValue((address, name), out var effect) ? effect.Result : null;

    /// <summary>The connections that an early join took: whoever is first in the replay, it takes the same ones.</summary>
    public IReadOnlyList<int>? Taken(string address) => joins.GetValueOrDefault(address);

    public StepAnswered? Answer(string address) => answers.GetValueOrDefault(address);
}
