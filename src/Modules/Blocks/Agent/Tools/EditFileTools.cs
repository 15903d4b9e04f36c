using System.Globalization;
using System.Text;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Finds words in the files of the agent's work folder.</summary>
internal sealed class FindInFilesTool(WorkFolder folder) : IAgentTool
{
    public AgentToolInfo Info { get; } = new(
        "find_in_files", "Find in files", "Finds words in the text files of your work folder and gives file, line number and line, at most 80. Read a part of a file with read_file and an offset.",
        ToolSchema.Of(("words!", "What to look for, as it stands in the text; upper and lower case are the same."), ("path", "A file or folder to look in; all of the work folder unless given.")));

    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) => folder.UseAsync(
        use,
        async (sandbox, token) =>
        {
            var path = use.Text("path") is { Length: > 0 } given ? "./" + given.TrimStart('/') : ".";
            var run = await sandbox.RunAsync(["/bin/grep", "-rnIiF", "--exclude=.agent.*", "-m", "80", "-e", use.Text("words"), "--", path], new ExecOptions(), default, 60_000, token);
            return run.Map(found => found.Exit.Code > 1
                ? new ToolResult(found.StderrText.Trim()) { Failed = "file_unreadable" }
                : Told([.. found.StdoutText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(80).Select(line => line.StartsWith("./", StringComparison.Ordinal) ? line[2..] : line)]));
        },
        cancellationToken);

    private static ToolResult Told(string[] lines) => lines.Length == 0
        ? new ToolResult("Nothing in the folder has these words.") { Failed = "nothing_found" }
        : new ToolResult(string.Join('\n', lines.Select(line => line.Length <= 300 ? line : line[..300] + "…")));
}

/// <summary>Changes a part of a text file of the work folder: adds to its end, or puts one passage in the place of another.</summary>
internal sealed class EditFileTool(WorkFolder folder) : IAgentTool
{
    private const long Most = 2_000_000;

    public AgentToolInfo Info { get; } = new(
        "edit_file", "Edit a file", "Changes a part of a text file of your work folder and leaves the rest: with old, puts new in its place (old must stand there exactly once); without old, adds new to the end.",
        ToolSchema.Of(("path!", "Where, such as notes.md."), ("new!", "The new text."), ("old", "The passage to replace, exactly as it stands, long enough to stand there once.")));

    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) => folder.UseAsync(
        use,
        async (sandbox, token) =>
        {
            var read = await sandbox.Files.ReadAsync(use.Text("path"), Most, token);
            var changed = read.Then(bytes => Changed(Encoding.UTF8.GetString(bytes), Verbatim(use, "old"), Verbatim(use, "new")));
            var written = await changed.ThenAsync(text => SandboxJobs.WriteAsync(sandbox, use.Text("path"), text, token));
            return written.Map(_ => new ToolResult(string.Create(CultureInfo.InvariantCulture, $"Changed: {use.Text("path")}, now {changed.Value.Length} characters.")));
        },
        cancellationToken);

    /// <summary>Spaces and line breaks count here.</summary>
    private static string Verbatim(ToolUse use, string name) => use.Arguments.TryGetProperty(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString()! : "";

    private static Result<string> Changed(string text, string old, string replacement)
    {
        if (old.Length == 0)
        {
            return text.Length > 0 && !text.EndsWith('\n') ? $"{text}\n{replacement}" : text + replacement;
        }

        var at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? Outcomes.Unusable("passage_missing", "The file does not have this passage.", "Read the file and give the passage exactly as it stands.")
            : text.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0 ? Outcomes.Unusable("passage_ambiguous", "The passage stands in the file more than once.", "Give more of what is around it.")
            : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }
}
