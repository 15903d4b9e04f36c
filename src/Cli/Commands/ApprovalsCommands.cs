using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre approvals</c>: what waits for a person, and the answers.</summary>
internal static class ApprovalsCommands
{
    private static readonly Argument<string> Run = new("run") { Description = "The run's id." };
    private static readonly Argument<string> Address = new("block") { Description = "The waiting block." };
    private static readonly Argument<string> Answer = new("answer") { Description = "approved or rejected." };

    private static readonly Option<string[]> Fields = new("--field", "-f") { Description = "A field of the form: name=value; may be repeated." };
    private static readonly Option<string?> For = new("--for") { Description = "For whom it is: recorded as who answered." };
    private static readonly Option<int> Hours = new("--hours") { Description = "How long it holds.", DefaultValueFactory = _ => 72 };

    public static Command Command()
    {
        var answer = new Command("answer", "Answer a waiting block.") { Run, Address, Answer, Fields }.Does(AnswerAsync);
        var link = new Command("link", "Make a link by which somebody without an account can answer, once.") { Run, Address, For, Hours }.Does(LinkAsync);
        return new Command("approvals", "List what waits for an answer; answer one, or make a link for it.") { answer, link }.Does(ListAsync);
    }

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("approvals", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["run", "block", "question", "due", "for you"],
            page.List("items").Select(a => new[] { a.Text("runId"), a.Text("address"), a["question"] is { } q ? q.Text("message") : a.Text("message"), Formats.When(a["question"].Time("dueAt") ?? a.Time("dueAt")), a["mine"]?.GetValue<bool>() == true ? "yes" : "no" }),
            "Nothing waits for an answer."));
        return ExitCode.Ok;
    }

    private static async Task<int> AnswerAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["address"] = parsed.GetValue(Address), ["answer"] = parsed.GetValue(Answer) };
        if (parsed.GetValue(Fields) is { Length: > 0 } fields)
        {
            request["fields"] = NamedValues.Read(fields);
        }

        var answered = await api.PostAsync($"runs/{Uri.EscapeDataString(parsed.GetValue(Run)!)}/answers", request, cancellationToken);
        terminal.Result(answered, console => console.WriteLine("Answered."));
        return ExitCode.Ok;
    }

    private static async Task<int> LinkAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["address"] = parsed.GetValue(Address), ["name"] = parsed.GetValue(For), ["hours"] = parsed.GetValue(Hours) };
        var made = await api.PostAsync($"runs/{Uri.EscapeDataString(parsed.GetValue(Run)!)}/answer-links", request, cancellationToken);
        terminal.Result(made, console => console.WriteLine($"{new Uri(api.Url, made.Text("path"))} (until {Formats.When(made.Time("expiresAt"))}, shown once)"));
        return ExitCode.Ok;
    }
}
