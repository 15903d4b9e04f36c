using System.Globalization;
using System.Text;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Lists the agent's work folder.</summary>
internal sealed class ListFilesTool(WorkFolder folder) : IAgentTool
{
    private const int Most = 200;

    public AgentToolInfo Info { get; } = new("list_files", "List files", "Lists a folder of your work folder with sizes.", ToolSchema.Of(("path", "The folder; the work folder itself unless given.")));

    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) => folder.UseAsync(
        use,
        async (sandbox, token) =>
        {
            var listed = await sandbox.Files.ListAsync(use.Text("path"), token);
            return listed.Map(files => new ToolResult(files.Count == 0 ? "The folder is empty." : string.Join('\n', files.OrderBy(f => f.Path, StringComparer.Ordinal).Take(Most).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Path}{(f.Kind == SandboxFileKind.Folder ? "/" : $" ({f.Size} bytes)")}")))));
        },
        cancellationToken);
}

/// <summary>Reads a file of the agent's work folder.</summary>
internal sealed class ReadFileTool(WorkFolder folder) : IAgentTool
{
    private const long Most = 200_000;

    public AgentToolInfo Info { get; } = new("read_file", "Read a file", "Reads a text file of your work folder.", ToolSchema.Of(("path!", "Where it is."), ("offset:integer", "The first character; 0 unless given.")));

    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) => folder.UseAsync(
        use,
        async (sandbox, token) =>
        {
            var read = await sandbox.Files.ReadAsync(use.Text("path"), Most, token);
            return read.Map(bytes =>
            {
                var text = Encoding.UTF8.GetString(bytes);
                return new ToolResult(text[Math.Clamp(use.Number("offset", 0), 0, text.Length)..]);
            });
        },
        cancellationToken);
}

/// <summary>Writes a file of the agent's work folder.</summary>
internal sealed class WriteFileTool(WorkFolder folder) : IAgentTool
{
    public AgentToolInfo Info { get; } = new("write_file", "Write a file", "Writes a text file in your work folder, replacing one of that name.", ToolSchema.Of(("path!", "Where, such as src/app.py."), ("text!", "All of it.")));

    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) => folder.UseAsync(
        use,
        async (sandbox, token) =>
        {
            var text = use.Arguments.GetProperty("text").GetString()!;
            var written = await SandboxJobs.WriteAsync(sandbox, use.Text("path"), text, token);
            return written.Map(_ => new ToolResult(string.Create(CultureInfo.InvariantCulture, $"Written: {use.Text("path")}, {Encoding.UTF8.GetByteCount(text)} bytes.")));
        },
        cancellationToken);
}

/// <summary>Keeps a file of the work folder as a result that people can open.</summary>
internal sealed class KeepFileTool(WorkFolder folder, ArtifactFiles artifacts) : IAgentTool
{
    public AgentToolInfo Info { get; } = new("keep_file", "Keep a file", "Keeps a file of your work folder as a result that people can open and later blocks can use.", ToolSchema.Of(("path!", "Where it is in the work folder.")));

    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) => folder.UseAsync(
        use,
        async (sandbox, token) =>
        {
            var name = Path.GetFileName(use.Text("path"));
            var kept = await artifacts.SaveAsync(use.Tenant, sandbox, use.Text("path"), name, MediaTypes.Of(name), token);
            return kept.Map(file => new ToolResult(string.Create(CultureInfo.InvariantCulture, $"Kept: {file.Name}, {file.Size} bytes, SHA-256 {file.Artifact}.")) { Files = [file] });
        },
        cancellationToken);
}
