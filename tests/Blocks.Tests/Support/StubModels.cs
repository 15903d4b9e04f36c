using Cadre.Kernel;
using Cadre.Models.Contracts;

namespace Cadre.Blocks.Tests;

/// <summary>A model router that answers from a script; without a script no model is connected.</summary>
internal sealed class StubModels : IModelRouter, IPictureModels, ISpeechModels, IModelPrices
{
    private static readonly ModelChoice Choice = new(Guid.Empty, "openai", "scripted", Local: false);

    /// <summary>Call → answer; null: no model is connected. Of this asynchronous flow only, so that tests may run side by side.</summary>
    private readonly AsyncLocal<Func<ModelCall, string>?> script = new();

    private readonly AsyncLocal<Func<ModelCall, ModelAnswer>?> moves = new();

    public Func<ModelCall, string>? Script { get => script.Value; set => script.Value = value; }

    /// <summary>Call → whole answer, with calls of tools; comes before <see cref="Script"/>.</summary>
    public Func<ModelCall, ModelAnswer>? Moves { get => moves.Value; set => moves.Value = value; }

    /// <summary>USD for each call, as estimated before it.</summary>
    public decimal Price { get; set; }

    public static ModelAnswer Say(string text) => new(Choice, text, 0.01m);

    public static ModelAnswer Call(string tool, object arguments) => new(Choice, "", 0.01m) { ToolCalls = [new ToolCall("c1", tool, System.Text.Json.JsonSerializer.Serialize(arguments))], FinishReason = "tool_calls" };

    public decimal Cost(ModelChoice model, long inputTokens, long outputTokens) => Price;

    /// <summary>What a model that draws answers with.</summary>
    public Func<PictureCall, byte[]>? Draw { get; set; }

    public Task<Result<PictureAnswer>> DrawAsync(Tenant tenant, PictureCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Result<PictureAnswer>>(Draw is null ? new Error(ErrorKind.Unprocessable, "no_model", "No model is connected.") : new PictureAnswer(Choice, Draw(call), 0.04m));

    /// <summary>What a model that speaks answers with.</summary>
    public Func<SpeechCall, byte[]>? Speak { get; set; }

    public Task<Result<SpeechAnswer>> SpeakAsync(Tenant tenant, SpeechCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Result<SpeechAnswer>>(Speak is null ? new Error(ErrorKind.Unprocessable, "no_model", "No model is connected.", "Connect one.") : new SpeechAnswer(Choice, Speak(call), 0.03m));

    public Task<ModelChoice?> ChooseAsync(Tenant tenant, string policy, CancellationToken cancellationToken) => Task.FromResult(Script is null && Moves is null ? null : Choice);

    public Task<Result<ModelAnswer>> AskAsync(Tenant tenant, ModelCall call, Action<string>? onText, CancellationToken cancellationToken)
    {
        if (Moves is { } next)
        {
            var answer = next(call);
            onText?.Invoke(answer.Text);
            return Task.FromResult<Result<ModelAnswer>>(answer);
        }

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
