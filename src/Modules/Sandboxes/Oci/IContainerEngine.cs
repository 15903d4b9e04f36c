using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Oci;

/// <summary>A program that runs containers: what it is told, as argument lists. Nothing passes a shell.</summary>
internal interface IContainerEngine
{
    /// <summary><c>runc</c>, <c>docker</c>, <c>podman</c>.</summary>
    string Name { get; }

    /// <summary>What must be so before anything is tried; null when all is.</summary>
    SandboxCheck? Preconditions();

    /// <summary>Prepares what the container needs and says how it is run in the foreground.</summary>
    IReadOnlyList<string> Run(ContainerPlan plan);

    /// <summary>The host's number of the container's first process; null while there is none.</summary>
    Task<int?> FindInitAsync(ContainerPlan plan, CancellationToken cancellationToken);

    /// <summary>A shell script, with its arguments, that ends all containers of this server process and forgets them.</summary>
    IReadOnlyList<string> EndAll();

    /// <summary>Starts the engine's program, on the spawner thread.</summary>
    int Spawn(IReadOnlyList<string> arguments, IReadOnlyList<Descriptor?> descriptors, string? terminal);
}

/// <summary>A container to run.</summary>
/// <param name="Name">Unlike any other.</param>
/// <param name="Folder">Its folder on the host, for what is needed during its life.</param>
/// <param name="GatePath">The pipe inside that folder through which it is let go.</param>
/// <param name="Launch">The program and its sandbox.</param>
internal sealed record ContainerPlan(string Name, string Folder, string GatePath, LaunchPlan Launch)
{
    /// <summary>Where the pipe is inside.</summary>
    public const string Gate = "/run/gate";

    // The outer shell is the container's first process: it takes orphans in and gives the program's exit code on. The inner one waits to be let go and becomes the program.
    private const string Inner = "read -r go </run/gate || exit 125; unset go; exec \"$@\"";
    private const string Outer = "/bin/sh -c \"$0\" sh \"$@\"; exit $?";

    /// <summary>The whole command inside.</summary>
    public IReadOnlyList<string> Command => ["/bin/sh", "-c", Outer, Inner, .. Launch.Argv];
}
