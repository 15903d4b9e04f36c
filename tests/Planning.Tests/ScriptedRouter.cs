using Cadre.Kernel;
using Cadre.Models.Contracts;

namespace Cadre.Planning.Tests;

/// <summary>A router whose model answers what it was told, in order; without answers there is no model.</summary>
internal sealed class ScriptedRouter : IModelRouter, IModelPrices
{
    private static readonly ModelChoice Model = new(Guid.Empty, "openai", "test-model", false);

    public Queue<string> Answers { get; } = new();

    public List<ModelCall> Calls { get; } = [];

    public bool Connected { get; set; }

    public Task<ModelChoice?> ChooseAsync(Tenant tenant, string policy, CancellationToken cancellationToken) => Task.FromResult(Connected ? Model : null);

    public Task<Result<ModelAnswer>> AskAsync(Tenant tenant, ModelCall call, Action<string>? onText, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        return Task.FromResult(Answers.TryDequeue(out var text)
            ? Result<ModelAnswer>.Ok(new ModelAnswer(Model, text, 0.01m))
            : new Error(ErrorKind.Upstream, "model_failed", "The model is silent."));
    }

    public decimal Cost(ModelChoice model, long inputTokens, long outputTokens) => (inputTokens + (4 * outputTokens)) / 1_000_000m;
}
