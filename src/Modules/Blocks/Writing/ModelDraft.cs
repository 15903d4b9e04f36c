using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Writing;

/// <summary>
/// Lets the workspace's language model draft something that must be usable: a diagram, a query, a cast. 1. It is asked. 2. What it wrote is tried.
/// 3. When that fails it is told why and asked once more. 4. When that fails too the caller goes its own way, and says so.
/// </summary>
internal sealed class ModelDraft(ModelText models)
{
    private const int MostAttempts = 2;

    /// <summary>Asks.</summary>
    /// <param name="context">The step; its journal keeps each answer.</param>
    /// <param name="prompt">What to ask; its answer format is the prompt's.</param>
    /// <param name="use">Answer and number of the attempt → what it is good for; an unprocessable error says what is wrong with it, others end the asking.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The draft; null when no model is connected; an error when the model could not be asked.</returns>
    public async Task<Result<Draft<T>?>> WriteAsync<T>(StepContext context, ModelPrompt prompt, Func<string, int, Task<Result<T>>> use, CancellationToken cancellationToken)
        where T : class
    {
        if (await models.ChooseAsync(context, prompt.Policy, cancellationToken) is null)
        {
            return Result<Draft<T>?>.Ok(null);
        }

        var (model, wrong) = ("", "");
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var asked = wrong.Length == 0 ? prompt : prompt with { Task = $"{prompt.Task}\n\nYour last answer could not be used: {wrong}\nAnswer again, complete and correct." };
            var reply = await models.AskAsync(context, $"model:{attempt}", asked, cancellationToken); // 1, 3
            if (!reply.IsOk)
            {
                return reply.Error;
            }

            model = reply.Value.Model;
            var used = await use(reply.Value.Text, attempt); // 2
            if (used.IsOk)
            {
                return new Draft<T>(used.Value, model, null);
            }

            if (used.Error.Kind != ErrorKind.Unprocessable)
            {
                return used.Error;
            }

            wrong = used.Error.Message;
        }

        return new Draft<T>(null, model, wrong); // 4
    }

    /// <summary>An answer that cannot be used, and why.</summary>
    public static Error Useless(string why) => Outcomes.Unusable("answer_unusable", why, "Try again, or choose another model.");
}

/// <summary>What a model drafted.</summary>
/// <param name="Value">What it is good for; null when it could not be used.</param>
/// <param name="Model">Who wrote it.</param>
/// <param name="Wrong">What was wrong with the last answer; null when it is used.</param>
internal sealed record Draft<T>(T? Value, string Model, string? Wrong)
    where T : class;
