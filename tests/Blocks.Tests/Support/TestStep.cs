using System.Text;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Tests;

/// <summary>One attempt of a step, in memory: records effects, what was emitted, and money.</summary>
internal sealed class TestStep(Tenant tenant, FlowNode node, IReadOnlyDictionary<string, PortValue> inputs) : StepContext
{
    public override Tenant Tenant { get; } = tenant;

    public override RunId Run { get; } = new(Guid.NewGuid());

    public override FlowNode Node { get; } = node;

    public override Guid? Canvas => null;

    public override int Attempt => 1;

    public override IReadOnlyDictionary<string, PortValue> Inputs { get; } = inputs;

    public override StepAnswer? Answer => GivenAnswer;

    public StepAnswer? GivenAnswer { get; init; }

    /// <summary>Finished effects: name → JSON. Give it to a second step to replay.</summary>
    public Dictionary<string, string> Effects { get; init; } = [];

    private readonly StringBuilder emitted = new();

    /// <summary>What was said while it ran; pages speak from threads of their own.</summary>
    public string Emitted
    {
        get
        {
            lock (emitted)
            {
                return emitted.ToString();
            }
        }
    }

    public decimal Spent { get; private set; }

    public override async Task<T> OnceAsync<T>(string name, string kind, Func<string, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!Effects.TryGetValue(name, out var recorded))
        {
            recorded = JsonSerializer.Serialize(await work($"{Run}/{Node.Address}/{name}", cancellationToken), CadreJson.Stored);
            recorded.Length.ShouldBeLessThan(1_000_000, $"effect {name} is too large for the journal");
            Effects.Add(name, recorded);
        }

        return JsonSerializer.Deserialize<T>(recorded, CadreJson.Stored)!;
    }

    public override void Emit(string kind, string chunk)
    {
        lock (emitted)
        {
            emitted.Append(chunk);
        }
    }

    public override void Progress(double? fraction, string message)
    {
    }

    public override void Spend(decimal amount) => Spent += amount;

    public override Task<DateTimeOffset> NowAsync(string name, CancellationToken cancellationToken) => Task.FromResult(new DateTimeOffset(2026, 5, 4, 9, 30, 0, TimeSpan.Zero));
}
