using System.Text.Json;

namespace Cadre.Runs.Domain;

/// <summary>What a replay is served instead of the outside: effects and answers of the origin's journal.</summary>
internal sealed class Tape
{
    private readonly Dictionary<(string Address, string Name), EffectFinished> effects = [];
    private readonly Dictionary<string, StepAnswered> answers = new(StringComparer.Ordinal);

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
            }
        }
    }

    public JsonElement? Effect(string address, string name) => effects.TryGetValue((address, name), out var effect) ? effect.Result : null;

    public StepAnswered? Answer(string address) => answers.GetValueOrDefault(address);
}
