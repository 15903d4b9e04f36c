using System.Text;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>A program with its folder and variables as words for the shell that waits inside a sandbox made beforehand.</summary>
internal static class ShellWords
{
    private const int MaxBytes = 32 * 1024; // The shell reads byte by byte: longer programs start faster in a new sandbox.

    /// <summary>The message that starts the program; null when it cannot be said so, or is too long.</summary>
    public static byte[]? Start(IReadOnlyList<string> argv, ExecOptions exec)
    {
        if (exec.Environment.Keys.Any(name => !IsName(name)))
        {
            return null;
        }

        var text = new StringBuilder("cd ").Append(Quote(Path.Combine(SandboxLayout.Workspace, exec.WorkingDirectory))).Append(" || exit 125\n");
        foreach (var (name, value) in exec.Environment)
        {
            text.Append("export ").Append(name).Append('=').Append(Quote(value)).Append('\n');
        }

        text.Append("exec 3>&-; exec");
        foreach (var argument in argv)
        {
            text.Append(' ').Append(Quote(argument));
        }

        // A line that reads like the end mark would cut the message.
        return text.Length > MaxBytes || text.ToString().Contains("\n#go\n", StringComparison.Ordinal) ? null : Encoding.UTF8.GetBytes(text.Append("\n#go\n").ToString());
    }

    private static string Quote(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
