using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary>
/// Follows a run to its end over its event stream. The stream says that something changed; the run itself is read anew, at most twice a second, so a broken stream loses nothing.
/// </summary>
internal sealed class RunWatch(ApiClient api, Terminal terminal, bool approveAll)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private readonly RunTree tree = new();
    private readonly HashSet<string> told = [];
    private readonly HashSet<string> answered = [];

    public static bool IsOver(JsonNode run) => run.Text("status") is "succeeded" or "failed" or "cancelled";

    public async Task<JsonNode> FollowAsync(string runId, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = ListenAsync(runId, over.Token);
        try
        {
            return terminal.IsLive ? await LiveAsync(runId, cancellationToken) : await PlainAsync(runId, cancellationToken);
        }
        catch (Exception gone) when (gone is HttpRequestException or HttpIOException or CliFailure { ExitCode: ExitCode.Unreachable })
        {
            throw new CliFailure(ExitCode.Unreachable, $"The server went away while run {runId} was followed: {gone.Message}", $"Nothing is lost: the run goes on with the server. Start it, then follow on with: cadre runs show {runId} --watch");
        }
        finally
        {
            await over.CancelAsync();
            await listening;
        }
    }

    private async Task<JsonNode> LiveAsync(string runId, CancellationToken cancellationToken)
    {
        var run = await ReadAsync(runId, cancellationToken);
        while (!IsOver(run))
        {
            await terminal.Eyes.Live(tree.Draw(run, TimeProvider.System.GetUtcNow())).AutoClear(true).StartAsync(async display =>
            {
                while (!IsOver(run) && !NeedsAnswer(run))
                {
                    await Task.Delay(Pause, cancellationToken);
                    run = await ReadAsync(runId, cancellationToken);
                    display.UpdateTarget(tree.Draw(run, TimeProvider.System.GetUtcNow()));
                }
            });
            await AnswerAsync(runId, run, cancellationToken);
        }

        terminal.Eyes.Write(tree.Draw(run, TimeProvider.System.GetUtcNow()));
        return run;
    }

    private async Task<JsonNode> PlainAsync(string runId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var run = await ReadAsync(runId, cancellationToken);
            foreach (var step in run.List("steps").Where(s => s.Text("status") != "pending" && told.Add(s.Text("address") + s.Text("status"))))
            {
                terminal.Eyes.MarkupLine(tree.Line(step, TimeProvider.System.GetUtcNow()));
            }

            if (IsOver(run))
            {
                return run;
            }

            await AnswerAsync(runId, run, cancellationToken);
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private Task<JsonNode> ReadAsync(string runId, CancellationToken cancellationToken) => api.GetAsync($"runs/{runId}", cancellationToken);

    private bool NeedsAnswer(JsonNode run) => run.List("steps").Any(s => s.Text("status") == "waiting" && s["question"] is not null && !answered.Contains(s.Text("address")));

    private async Task AnswerAsync(string runId, JsonNode run, CancellationToken cancellationToken)
    {
        foreach (var step in run.List("steps").Where(s => s.Text("status") == "waiting" && s["question"] is not null && !answered.Contains(s.Text("address"))))
        {
            if (!approveAll && !terminal.CanAsk)
            {
                throw new CliFailure(ExitCode.NeedsPerson, $"'{step.Text("title")}' waits for an answer: {step["question"].Text("message")}", $"Answer in the browser, or: cadre approvals answer {runId} {step.Text("address")} approved");
            }

            var yes = approveAll || await new ConfirmationPrompt($"{Markup.Escape(step.Text("title"))}: {Markup.Escape(step["question"].Text("message"))}").ShowAsync(terminal.Eyes, cancellationToken);
            await api.PostAsync($"runs/{runId}/answers", new JsonObject { ["address"] = step.Text("address"), ["answer"] = yes ? "approved" : "rejected" }, cancellationToken);
            answered.Add(step.Text("address"));
        }
    }

    private async Task ListenAsync(string runId, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await api.OpenStreamAsync(HttpMethod.Get, $"streams/run:{runId}", cancellationToken);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            await foreach (var item in ServerEvents.ReadAsync(stream, cancellationToken))
            {
                if (item.Name == "live" && JsonNode.Parse(item.Data) is { } data && data.Text("kind") == "progress")
                {
                    tree.Progress(data.Text("address"), data["progress"]?.GetValue<double>(), data.Text("message"));
                }
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or HttpRequestException or CliFailure)
        {
            // progress is a courtesy: the states come from reading the run
        }
    }
}
