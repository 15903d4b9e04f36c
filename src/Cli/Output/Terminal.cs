using System.Text.Json.Nodes;

namespace Cadre.Cli.Output;

/// <summary>What the person sees. With <c>--json</c> only JSON goes to standard output; everything meant for eyes goes to standard error.</summary>
internal sealed class Terminal(bool json)
{
    public bool Json { get; } = json;

    public IAnsiConsole Eyes { get; } = json ? OnErrors() : AnsiConsole.Console;

    public bool CanAsk => !Json && !Console.IsInputRedirected && Eyes.Profile.Capabilities.Interactive;

    public bool IsLive => !Json && !Console.IsOutputRedirected && Eyes.Profile.Capabilities.Ansi;

    /// <summary>The command's result.</summary>
    public void Result(JsonNode node, Action<IAnsiConsole> draw)
    {
        if (Json)
        {
            Console.Out.WriteLine(node.ToJsonString());
        }
        else
        {
            draw(Eyes);
        }
    }

    public void Say(string text) => Eyes.MarkupLineInterpolated($"{text}");

    public void Fail(CliFailure failure)
    {
        if (Json)
        {
            Console.Out.WriteLine(new JsonObject { ["error"] = new JsonObject { ["code"] = failure.Code, ["message"] = failure.Message, ["fix"] = failure.Fix } }.ToJsonString());
        }

        var console = OnErrors();
        console.MarkupLineInterpolated($"[red]{failure.Message}[/]");
        if (failure.Fix is { Length: > 0 } fix)
        {
            console.MarkupLineInterpolated($"[grey]{fix}[/]");
        }
    }

    private static IAnsiConsole OnErrors() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
        ColorSystem = Console.IsErrorRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });
}
