using System.Text.Json.Nodes;

namespace Cadre.Cli.Output;

/// <summary>What the person sees. With <c>--json</c> only JSON goes to standard output; everything meant for eyes goes to standard error.</summary>
internal sealed class Terminal(bool json)
{
    public bool Json { get; } = json;

    public IAnsiConsole Eyes { get; } = json ? OnErrors() : On(Console.Out, Console.IsOutputRedirected);

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

    private static IAnsiConsole OnErrors() => On(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole On(TextWriter writer, bool redirected)
    {
        var plain = redirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect, ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect });
        if (redirected)
        {
            console.Profile.Width = 200; // nobody's window: let lines be as long as they are
        }

        return console;
    }
}
