using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Code;

/// <summary>Lets the workspace's language model write a program from a task. It is run at once; when it fails the model sees its output and writes it again.</summary>
internal sealed class CodeAuthor(ModelDraft drafts)
{
    private const int LongestInput = 20_000;
    private const int LongestOutput = 3_000;
    private const string Role = "You write short programs that do one thing well. Answer with the whole program alone, in a fence.";

    /// <summary>Writes the program and runs it.</summary>
    /// <param name="context">The step.</param>
    /// <param name="settings">The task.</param>
    /// <param name="language">What it is written in.</param>
    /// <param name="run">Source and number of the attempt → how it ran.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<StepOutcome>> WriteAsync(StepContext context, CodeSettings settings, string language, Func<string, int, Task<Result<CodeRun>>> run, CancellationToken cancellationToken)
    {
        var task = $"Write a program in {language}.\nWhat it does: {settings.Task}\n"
            + "It reads input.json (a list of the connected values, or null), which is given as material; files that the values refer to lie in in/. It writes its result as JSON to result.json; files for people it writes into out/. It has no network and only the standard library"
            + (settings.Dependencies is { Count: > 0 } packages ? $" and {string.Join(", ", packages)}." : ".");
        var input = context.Input("input")?.GetRawText() ?? "null";
        var prompt = new ModelPrompt("code", Role, task, [new Material("input.json", input[..Math.Min(LongestInput, input.Length)])]) { Policy = settings.Model };
        CodeRun? last = null;
        var draft = await drafts.WriteAsync(context, prompt, async (answer, attempt) => (await run(FencedText.Of(answer), attempt)).Then(made => Check(FencedText.Of(answer), last = made)), cancellationToken);
        if (!draft.IsOk)
        {
            return draft.Error;
        }

        return draft.Value switch
        {
            null => StepSettings.Bad("source", "There is no code, and no language model is connected that could write it.", "Write the code, or connect a model."),
            { Value: { } written } made => Result<StepOutcome>.Ok(written.Run.Finish(new StepResult().ByModel(made.Model).View("code", "Program", written.Source, language))),
            _ => Result<StepOutcome>.Ok(last!.Finish(new StepResult())),
        };
    }

    private static Result<WrittenCode> Check(string source, CodeRun run) =>
        run.Failure is null ? new WrittenCode(source, run) : ModelDraft.Useless($"{run.Failure.Message} Its output ended with:\n{run.Tail(LongestOutput)}");

    private sealed record WrittenCode(string Source, CodeRun Run);
}
