namespace Cadre.Cli.Output;

internal static class StatusMarks
{
    /// <summary>A mark with its colour, in Spectre's markup.</summary>
    public static string Of(string status) => status switch
    {
        "succeeded" => "[green]✓[/]",
        "failed" => "[red]✗[/]",
        "running" => "[deepskyblue2]●[/]",
        "retrying" => "[orange3]↻[/]",
        "waiting" or "paused" => "[yellow]◆[/]",
        "skipped" => "[grey]–[/]",
        "cancelled" => "[grey]■[/]",
        _ => "[grey]○[/]",
    };
}
