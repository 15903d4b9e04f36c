using Cadre.Sandboxes.Cgroups;
using Cadre.Sandboxes.Native;
using Cadre.Sandboxes.Workspaces;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>What is to be started.</summary>
/// <param name="Workspace">Over which folder.</param>
/// <param name="Spec">In which sandbox.</param>
/// <param name="Limits">Under which limits.</param>
/// <param name="Exec">Folder and variables.</param>
/// <param name="Argv">The program.</param>
/// <param name="Size">The terminal's size; null: no terminal.</param>
internal sealed record LaunchPlan(WorkspaceFolder Workspace, SandboxSpec Spec, SandboxLimits Limits, ExecOptions Exec, IReadOnlyList<string> Argv, (int Columns, int Rows)? Size)
{
    /// <summary>The socket of the way in, shown inside; null: there is none.</summary>
    public string? TunnelSocket { get; init; }

    /// <summary>This program's end of the way in.</summary>
    public TunnelEnd? Tunnel { get; init; }
}

/// <summary>A program that has been let go.</summary>
/// <param name="Outer">bubblewrap itself, our child.</param>
/// <param name="Init">The namespace's init: with it everything inside ends.</param>
/// <param name="InitPid">Its number.</param>
/// <param name="ProgramPid">The program's number.</param>
/// <param name="Stdin">Its standard input; null for a terminal.</param>
/// <param name="Stdout">Its output, or the terminal.</param>
/// <param name="Stderr">Its errors; null for a terminal.</param>
/// <param name="Cgroup">Its control group, if any.</param>
internal sealed record Launched(Descriptor Outer, Descriptor Init, int InitPid, int ProgramPid, Descriptor? Stdin, Descriptor Stdout, Descriptor? Stderr, ICgroup? Cgroup);
