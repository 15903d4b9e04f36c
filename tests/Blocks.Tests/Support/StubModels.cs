using Cadre.Kernel;
using Cadre.Models.Contracts;

namespace Cadre.Blocks.Tests;

/// <summary>A model router that answers from a script; without a script no model is connected.</summary>
internal sealed class StubModels : IModelRouter, IPictureModels
{
    private static readonly ModelChoice Choice = new(Guid.Empty, "openai", "scripted", Local: false);

    /// <summary>Call → answer; null: no model is connected. Of this asynchronous flow only, so that tests may run side by side.</summary>
    private readonly AsyncLocal<Func<ModelCall, string>?> script = new();

    public Func<ModelCall, string>? Script { get => script.Value; set => script.Value = value; }

    /// <summary>What a model that draws answers with.</summary>
    public Func<PictureCall, byte[]>? Draw { get; set; }

    public Task<Result<PictureAnswer>> DrawAsync(Tenant tenant, PictureCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Result<PictureAnswer>>(Draw is null ? new Error(ErrorKind.Unprocessable, "no_model", "No model is connected.") : new PictureAnswer(Choice, Draw(call), 0.04m));

    public Task<ModelChoice?> ChooseAsync(Tenant tenant, string policy, CancellationToken cancellationToken) => Task.FromResult(Script is null ? null : Choice);

    public Task<Result<ModelAnswer>> AskAsync(Tenant tenant, ModelCall call, Action<string>? onText, CancellationToken cancellationToken)
    {
        if (Script is null)
        {
            return Task.FromResult<Result<ModelAnswer>>(new Error(ErrorKind.Unprocessable, "no_model", "No model is connected."));
        }

        var text = Script(call);
        foreach (var piece in text.Chunk(7))
        {
            onText?.Invoke(new string(piece));
        }

        return Task.FromResult<Result<ModelAnswer>>(new ModelAnswer(Choice, text, 0.002m));
    }
}
