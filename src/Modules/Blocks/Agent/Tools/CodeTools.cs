using Cadre.Agents.Contracts;
using Cadre.Kernel;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Runs code in the agent's work folder.</summary>
internal sealed class RunCodeTool(WorkFolder folder) : IAgentTool
{
    public AgentToolInfo Info { get; } = new(
        "run_code", "Run code", "Runs Python, JavaScript or shell code in your work folder (a sandbox; files stay between calls) and gives exit code and output.",
        ToolSchema.Of(("language!", "python, javascript or shell."), ("source!", "The code."), ("seconds:integer", "Time limit, 1 to 600; 60 unless given.")));

    public async Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) => use.Text("language").ToLowerInvariant() switch
    {
        "python" or "py" => await folder.RunAsync(use, ".agent.py", use.Text("source"), ["/usr/bin/python3", ".agent.py"], cancellationToken),
        "javascript" or "js" => await folder.RunAsync(use, ".agent.mjs", use.Text("source"), ["/usr/bin/node", ".agent.mjs"], cancellationToken),
        "shell" or "bash" or "sh" => await folder.RunAsync(use, ".agent.sh", use.Text("source"), ["/bin/bash", ".agent.sh"], cancellationToken),
        var other => new ToolResult($"'{other}' is no language here: use python, javascript or shell.") { Failed = "language_unknown" },
    };
}

/// <summary>Runs a command line in the agent's work folder.</summary>
internal sealed class ShellTool(WorkFolder folder) : IAgentTool
{
    public AgentToolInfo Info { get; } = new(
        "shell", "Shell", "Runs a command line (bash) in your work folder, such as ls -la, pytest or git log, and gives exit code and output.",
        ToolSchema.Of(("command!", "The command line."), ("seconds:integer", "Time limit, 1 to 600; 60 unless given.")));

    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) =>
        folder.RunAsync(use, null, null, ["/bin/bash", "-c", use.Text("command")], cancellationToken);
}
