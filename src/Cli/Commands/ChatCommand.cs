using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre chat</c>: says something to an agent or squad and prints the answer.</summary>
internal static class ChatCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly Argument<string> Text = new("text") { Description = "What to say." };
    private static readonly Option<string[]> Agents = new("--agent") { Description = "With whom, by name or id; several are a squad." };
    private static readonly Option<string?> Pattern = new("--pattern") { Description = "How a squad works together: planner unless given." };
    private static readonly Option<string?> In = new("--in") { Description = "A conversation to go on with." };
    private static readonly Option<string[]> Files = new("--file") { Description = "A file to attach; repeat for more." };

    public static Command Command() => new Command("chat", "Say something to an agent or a squad.") { Text, Agents, Pattern, In, Files }.Does(SayAsync);

    private static async Task<int> SayAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(In) ?? (await api.PostAsync("conversations", await BeginningAsync(parsed, api, cancellationToken), cancellationToken)).Text("id");
        var body = new JsonObject { ["text"] = parsed.GetValue(Text), ["files"] = new JsonArray() };
        foreach (var file in parsed.GetValue(Files) ?? [])
        {
            body["files"]!.AsArray().Add(await api.UploadAsync(file, cancellationToken));
        }

        var said = await api.PostAsync($"conversations/{Uri.EscapeDataString(id)}/messages", body, cancellationToken);
        while (true)
        {
            var view = await api.GetAsync($"conversations/{Uri.EscapeDataString(id)}", cancellationToken);
            if (view.List("messages").FirstOrDefault(m => m.Text("id") == said.Text("id"))?["answer"] is { } answer)
            {
                terminal.Result(new JsonObject { ["conversation"] = id, ["answer"] = answer.DeepClone() }, console =>
                {
                    console.WriteLine(answer.Text("text"));
                    console.WriteLine();
                    console.WriteLine($"({(answer["noModel"]?.GetValue<bool>() == true ? "no language model used, " : "")}{answer.Text("by")}; go on with --in {id})");
                });
                return answer.Text("status") == "succeeded" ? ExitCode.Ok : ExitCode.RunFailed;
            }

            if (await AsksAsync(api, said.Text("run"), cancellationToken) is { } question)
            {
                terminal.Result(new JsonObject { ["conversation"] = id, ["question"] = question }, console => console.WriteLine($"{question}\nAnswer it: cadre approvals answer {said.Text("run")} answer approved"));
                return ExitCode.NeedsPerson;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task<JsonObject> BeginningAsync(ParseResult parsed, ApiClient api, CancellationToken cancellationToken)
    {
        var members = new JsonArray();
        var wanted = parsed.GetValue(Agents) ?? [];
        var known = wanted.Length > 0 ? (await api.GetAsync("agents", cancellationToken)).List("items").ToList() : [];
        foreach (var name in wanted)
        {
            var agent = known.FirstOrDefault(a => a.Text("id") == name || a["profile"].Text("name").Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new CliFailure(ExitCode.NotFound, $"There is no agent '{name}'.", "'cadre agents' lists them.");
            members.Add(agent.Text("id"));
        }

        return new JsonObject { ["members"] = members, ["pattern"] = parsed.GetValue(Pattern) };
    }

    private static async Task<string?> AsksAsync(ApiClient api, string run, CancellationToken cancellationToken) =>
        (await api.GetAsync($"runs/{run}", cancellationToken)).List("steps").FirstOrDefault()?["question"] is { } question ? question.Text("message") : null;
}
