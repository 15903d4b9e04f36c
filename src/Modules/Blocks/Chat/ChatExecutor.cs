using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.AI;

namespace Cadre.Blocks.Chat;

/// <summary>Asks a language model about its inputs; without one answers from the inputs alone, by rules.</summary>
internal sealed class ChatExecutor(ModelText models, MaterialReader reader) : BlockExecutor<ChatSettings>("chat")
{
    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, ChatSettings settings, CancellationToken cancellationToken)
    {
        var materials = await reader.ReadAsync(context, "context", cancellationToken);
        if (!materials.IsOk)
        {
            return materials.Error;
        }

        if (string.IsNullOrWhiteSpace(settings.Prompt) && materials.Value.Count == 0)
        {
            return StepSettings.Bad("prompt", "There is nothing to answer.", "Write a prompt, or connect a block whose result is to be summarised.");
        }

        return await models.ChooseAsync(context, settings.Model, cancellationToken) is null
            ? Answer(context, settings, materials.Value)
            : await AskAsync(context, settings, materials.Value, cancellationToken);
    }

    private static StepOutcome.Completed Answer(StepContext context, ChatSettings settings, IReadOnlyList<Material> materials)
    {
        var answer = BuiltInAnswer.To(settings.Prompt ?? "", materials);
        context.Emit("text", answer.Text);
        var result = new StepResult().WithoutModel(answer.Engine).Output("text", answer.Text).View("markdown", null, answer.Text)
            .Warn("No language model is connected: this was taken from the material by rules. Connect a model for a written answer.");
        if (settings.OutputSchema is { ValueKind: JsonValueKind.Object } schema)
        {
            var filled = SchemaFilling.Fill(schema, settings.Prompt ?? "", materials);
            result.Output("json", filled).View("json", "Filled from the material", filled);
        }

        return result.Done();
    }

    private async Task<Result<StepOutcome>> AskAsync(StepContext context, ChatSettings settings, IReadOnlyList<Material> materials, CancellationToken cancellationToken)
    {
        var prompt = new ModelPrompt("chat", settings.System ?? "You are a careful assistant. Answer in Markdown, in the language of the question. Say when the material does not answer it.", string.IsNullOrWhiteSpace(settings.Prompt) ? "Summarise the material." : settings.Prompt, materials)
        {
            Policy = settings.Model,
            Options = new ChatOptions
            {
                Temperature = settings.Temperature is { } temperature ? (float)temperature : null,
                MaxOutputTokens = settings.MaxTokens,
                ResponseFormat = settings.OutputSchema is { ValueKind: JsonValueKind.Object } schema ? ChatResponseFormat.ForJsonSchema(schema, "answer") : null,
            },
        };
        var reply = await models.AskAsync(context, "model:1", prompt, cancellationToken);
        return reply.Then(r => Finish(settings, r));
    }

    private static Result<StepOutcome> Finish(ChatSettings settings, ModelReply reply)
    {
        var result = new StepResult().ByModel(reply.Model).Output("text", reply.Text);
        if (reply.FinishReason == "length")
        {
            result.Warn("The answer was cut at its length limit.");
        }

        if (settings.OutputSchema is not { ValueKind: JsonValueKind.Object })
        {
            return result.View("markdown", null, reply.Text).Done();
        }

        return JsonAnswer.Parse(reply.Text) is { } json
            ? result.Output("json", json).View("json", null, json).Done()
            : new Error(ErrorKind.Upstream, "answer_not_json", "The model did not answer with JSON.", "Try again, or choose a model with structured output.");
    }
}

/// <summary>Settings of chat blocks.</summary>
internal sealed record ChatSettings(string? Prompt, string? System, string? Model, double? Temperature, int? MaxTokens, JsonElement? OutputSchema);
