using Cadre.Sandboxes.Cgroups;
using Cadre.Sandboxes.Native;
using Cadre.Sandboxes.Workspaces;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>A sandbox that stands and waits for its one program. Nothing foreign has run in it.</summary>
internal sealed class PreparedSandbox(LaunchDescriptors descriptors, WorkspaceFolder workspace)
{
    public LaunchDescriptors Descriptors { get; } = descriptors;

    public WorkspaceFolder Workspace { get; } = workspace;

    public Descriptor? Outer { get; set; }

    public Descriptor? Init { get; set; }

    public int InitPid { get; set; }

    public int ProgramPid { get; set; }

    public ICgroup? Cgroup { get; set; }

    /// <summary>
    /// Ends it: the shell inside reads the end of the socket and ends, and bubblewrap with it. Killing bubblewrap itself would leave its child waiting for ever.
    /// </summary>
    public async Task AbortAsync(Reactor reactor)
    {
        Descriptors.CloseTheirs();
        Descriptors.Control.Dispose();
        if (Init is { } init)
        {
            ProcessDescriptor.Signal(init, 9);
            await reactor.ReadableAsync(init, CancellationToken.None);
            init.Dispose();
        }

        if (Outer is { } outer)
        {
            await reactor.ReadableAsync(outer, CancellationToken.None);
            _ = ProcessDescriptor.Reap(outer);
            outer.Dispose();
        }

        Descriptors.CloseAll();
        Cgroup?.Dispose();
    }
}
