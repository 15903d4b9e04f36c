using System.Text.RegularExpressions;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Engine;

/// <summary>Turns what the engine says into an error a person can act on.</summary>
internal static partial class EngineFailures
{
    private const int LongestMessage = 600;

    internal static Failure Of(EngineException error)
    {
        var message = Clean(error.Message);
        return message switch
        {
            _ when message.StartsWith("Permission Error", StringComparison.Ordinal) => new(
                "sql.forbidden", "The statement tried to reach files, extensions or settings.", "Read only from the tables you were given, such as data."),
            _ when message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase) || message.Contains("failed to allocate", StringComparison.OrdinalIgnoreCase)
                || message.Contains("max_temp_directory_size", StringComparison.Ordinal) => new(
                "limit.memory", "The work needs more memory or scratch space than this step may use.", "Use fewer rows or columns, aggregate earlier, or raise the step's memory."),
            _ when message.StartsWith("Binder Error", StringComparison.Ordinal) || message.StartsWith("Catalog Error", StringComparison.Ordinal) => new(
                "sql.unknown-name", message, "Check the names of columns, tables and functions; the table is called data."),
            _ when message.StartsWith("Parser Error", StringComparison.Ordinal) => new("sql.syntax", message, "Correct the SQL near the place named."),
            _ when message.StartsWith("Conversion Error", StringComparison.Ordinal) => new(
                "value.conversion", message, "Use TRY_CAST, or filter out the rows whose values do not fit.", LineOf(message), ColumnOf(message)),
            _ => new("engine.refused", message, "Check the file or the statement; the message names the place.", LineOf(message), ColumnOf(message)),
        };
    }

    /// <summary>Without the echo of the SQL text, and without paths.</summary>
    internal static string Clean(string message)
    {
        var cut = message.IndexOf("\n\nLINE ", StringComparison.Ordinal);
        var text = cut > 0 ? message[..cut] : message;
        text = Paths().Replace(text, "the file").Trim();
        return text.Length <= LongestMessage ? text : text[..LongestMessage] + "…";
    }

    internal static long? LineOf(string message) =>
        Line().Match(message) is { Success: true } match && long.TryParse(match.Groups["line"].Value, out var line) ? line : null;

    private static string? ColumnOf(string message) =>
        Column().Match(message) is { Success: true } match ? match.Groups["column"].Value : null;

    [GeneratedRegex("file \"?/[^\"\\s]+\"?|\"/[^\"\\n]+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Paths();

    [GeneratedRegex("""(?i)\bline:? (?<line>\d+)|record/value (?<line>\d+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("(?i)column (?:name: )?\"(?<column>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();
}
