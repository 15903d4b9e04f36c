using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre run "intent"</c>: 1. upload files; 2. plan, answering questions; 3. show the contract and ask; 4. approve and run; 5. watch; 6. save the results.</summary>
internal static class RunIntent
{
    private static readonly Argument<string> Intent = new("intent") { Description = "What you want, in your own words; or the id of a canvas." };
    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Approve the plan and every approval on the way." };
    private static readonly Option<DirectoryInfo?> Out = new("--out", "-o") { Description = "Save all results into this folder." };
    private static readonly Option<FileInfo[]> Files = new("--file", "-f") { Description = "A file to work on (CSV, XLSX, JSON …); may be repeated.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Planner = new("--planner") { Description = "auto, model or built-in." };
    private static readonly Option<bool> PlanOnly = new("--plan-only") { Description = "Stop after showing the plan." };

    public static Command Command() => new Command("run", "Turn an intent into a plan, run it, and save the results.") { Intent, Yes, Out, Files, Planner, PlanOnly, CanvasesCommands.Inputs, RunLimitCommands.Priority }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(parsed.GetValue(Intent), out _))
        {
            return await CanvasesCommands.RunAsync(parsed.GetValue(Intent)!, parsed, parsed.GetValue(Yes), api, terminal, cancellationToken);
        }

        var attachments = new JsonArray();
        foreach (var file in parsed.GetValue(Files) ?? [])
        {
            attachments.Add(file.Exists // 1
                ? await api.UploadAsync(file.FullName, cancellationToken)
                : throw new CliFailure(ExitCode.Usage, $"There is no file {file.FullName}."));
        }

        var request = new JsonObject { ["text"] = parsed.GetValue(Intent), ["attachments"] = attachments, ["planner"] = parsed.GetValue(Planner) ?? "auto" };
        var yes = parsed.GetValue(Yes);
        var planned = await PlanAsync(api, terminal, request, yes, cancellationToken); // 2
        var contract = planned["contract"]!;
        PlanView.Draw(terminal.Eyes, contract, planned["planner"]); // 3
        if (parsed.GetValue(PlanOnly))
        {
            terminal.Result(planned, _ => { });
            return ExitCode.Ok;
        }

        if (!yes && !(terminal.CanAsk && await new ConfirmationPrompt("Approve and run this plan?").ShowAsync(terminal.Eyes, cancellationToken)))
        {
            terminal.Say($"Not approved. The plan is kept: {contract.Text("id")}");
            return ExitCode.NeedsPerson;
        }

        var approved = await api.PostAsync($"plans/{contract.Text("id")}/approve", new JsonObject(), cancellationToken); // 4
        var canvas = approved.Text("canvasId");
        var started = await api.PostAsync("runs", new JsonObject { ["canvasId"] = canvas }, cancellationToken);
        terminal.Say($"Canvas {api.Url}canvases/{canvas}");
        var run = await new RunWatch(api, terminal, yes).FollowAsync(started.Text("runId"), cancellationToken); // 5
        var folder = parsed.GetValue(Out);
        if (folder is not null)
        {
            var saved = await new ResultFiles(api).SaveAsync(run, canvas, folder, cancellationToken); // 6
            terminal.Say($"Saved {saved} files to {folder.FullName}");
        }

        RunView.Finish(terminal, run, started);
        return run.Text("status") == "succeeded" ? ExitCode.Ok : ExitCode.RunFailed;
    }

    private static async Task<JsonNode> PlanAsync(ApiClient api, Terminal terminal, JsonObject request, bool yes, CancellationToken cancellationToken)
    {
        var planned = await api.PostAsync("intents", request.DeepClone(), cancellationToken);
        if (planned.Text("status") == "questions")
        {
            var answers = yes || !terminal.CanAsk ? new JsonObject() : await AskAsync(terminal, planned, cancellationToken);
            request["answers"] = answers;
            planned = await api.PostAsync("intents", request, cancellationToken);
        }

        return planned.Text("status") == "planned"
            ? planned
            : throw new CliFailure(ExitCode.Refused, planned.Text("message") is { Length: > 0 } message ? message : "No plan could be made of this.", "Say what you want to have in the end, for example: \"Analyse sales.csv\".", "declined");
    }

    private static async Task<JsonObject> AskAsync(Terminal terminal, JsonNode planned, CancellationToken cancellationToken)
    {
        var answers = new JsonObject();
        foreach (var question in planned.List("questions"))
        {
            terminal.Eyes.MarkupLineInterpolated($"[grey]{question.Text("why")}[/]");
            var prompt = new TextPrompt<string>(Markup.Escape(question.Text("text"))) { AllowEmpty = true };
            foreach (var option in question.List("options"))
            {
                prompt.AddChoice(option is JsonValue value ? value.ToString() : option.Text("label"));
            }

            var answer = await prompt.ShowAsync(terminal.Eyes, cancellationToken);
            if (answer.Length > 0)
            {
                answers[question.Text("id")] = answer;
            }
        }

        return answers;
    }
}
