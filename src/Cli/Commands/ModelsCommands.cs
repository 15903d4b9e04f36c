using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre models</c>: list, detect, add, test, remove.</summary>
internal static class ModelsCommands
{
    private static readonly Argument<string> Kind = new("provider") { Description = "openai, anthropic, gemini, openrouter, groq, mistral, ollama, llamacpp, vllm, lmstudio or custom." };
    private static readonly Argument<string> Id = new("connection") { Description = "The connection's id." };
    private static readonly Option<string?> BaseUrl = new("--base-url") { Description = "Address of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1." };
    private static readonly Option<string?> Model = new("--model") { Description = "The model; else one is chosen from the server's list." };
    private static readonly Option<string?> Name = new("--name") { Description = "A name for the connection." };
    private static readonly Option<string?> KeyVariable = new("--key-env") { Description = "Environment variable that holds the key; else it is asked for or read from standard input." };
    private static readonly string[] Keyless = ["ollama", "llamacpp", "vllm", "lmstudio", "custom"];

    public static Command Command()
    {
        var add = new Command("add", "Connect a model server. The key is never a command-line argument.") { Kind, BaseUrl, Model, Name, KeyVariable }.Does(AddAsync);
        var test = new Command("test", "Ask a connection one question and stream the answer.") { Id }.Does(TestAsync);
        var detect = new Command("detect", "Look for model servers on this machine's usual ports.").Does(DetectAsync);
        var remove = new Command("remove", "Delete a connection and its key.") { Id }.Does(RemoveAsync);
        return new Command("models", "List model connections; add, test, detect or remove one.") { add, test, detect, remove }.Does(ListAsync);
    }

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("models", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["connection", "name", "model", "address", "default"],
            page.List("items").Select(m => new[] { m.Text("id"), m.Text("name"), m.Text("model"), m.Text("baseUrl"), m.Text("isDefault") == "true" ? "yes" : "" }),
            "No model is connected. Cadre works without one; 'cadre models detect' looks for a local server."));
        return ExitCode.Ok;
    }

    private static async Task<int> AddAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var kind = parsed.GetValue(Kind)!;
        var request = new JsonObject { ["kind"] = kind, ["baseUrl"] = parsed.GetValue(BaseUrl), ["model"] = parsed.GetValue(Model), ["name"] = parsed.GetValue(Name), ["apiKey"] = await KeyAsync(parsed, kind, terminal, cancellationToken) };
        var added = await api.PostAsync("models", request, cancellationToken);
        terminal.Result(added, console => console.WriteLine($"Connected {added.Text("name")} with {added.Text("model")} ({added.Text("id")})"));
        return ExitCode.Ok;
    }

    private static async Task<string?> KeyAsync(ParseResult parsed, string kind, Terminal terminal, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(KeyVariable) is { } variable)
        {
            return Environment.GetEnvironmentVariable(variable) ?? throw new CliFailure(ExitCode.Usage, $"The variable {variable} is not set.");
        }

        if (Keyless.Contains(kind))
        {
            return null;
        }

        if (terminal.CanAsk)
        {
            return await new TextPrompt<string>("Key:") { IsSecret = true }.ShowAsync(terminal.Eyes, cancellationToken);
        }

        return Console.IsInputRedirected ? (await Console.In.ReadToEndAsync(cancellationToken)).Trim() : null;
    }

    private static async Task<int> TestAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        using var response = await api.OpenStreamAsync(HttpMethod.Post, $"models/{Uri.EscapeDataString(parsed.GetValue(Id)!)}/test", cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in ServerEvents.ReadAsync(stream, cancellationToken))
        {
            var data = JsonNode.Parse(item.Data)!;
            switch (item.Name)
            {
                case "text" when !terminal.Json:
                    Console.Out.Write(data.Text("text"));
                    break;
                case "done":
                    terminal.Result(data, console => console.WriteLine($"\nfirst token after {data.Text("firstTokenMs")} ms, {data.Text("totalMs")} ms in all"));
                    return ExitCode.Ok;
                case "error":
                    throw new CliFailure(ExitCode.Refused, data.Text("title"), data.Text("detail"), data.Text("code"));
            }
        }

        throw new CliFailure(ExitCode.Unreachable, "The answer broke off.", "Try again.");
    }

    private static async Task<int> DetectAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var found = await api.PostAsync("models/detect", new JsonObject(), cancellationToken);
        terminal.Result(found, console => Tables.Draw(
            console,
            ["provider", "address", "models"],
            found.List("items").Select(s => new[] { s.Text("kind"), s.Text("baseUrl"), string.Join(", ", s.List("models").Take(5).Select(m => m.ToString())) }),
            "No model server answers on the usual local ports (Ollama 11434, llama.cpp 8080, vLLM 8000, LM Studio 1234)."));
        return ExitCode.Ok;
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        await api.DeleteAsync($"models/{Uri.EscapeDataString(parsed.GetValue(Id)!)}", cancellationToken);
        terminal.Result(new JsonObject { ["removed"] = true }, console => console.WriteLine("Removed."));
        return ExitCode.Ok;
    }
}
