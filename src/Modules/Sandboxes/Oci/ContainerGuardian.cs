using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Oci;

/// <summary>A shell that outlives the server and, when the server's end of its standard input closes, ends the containers that are left: engines do not end with who started them.</summary>
internal sealed class ContainerGuardian : IDisposable
{
    private const string Script = "trap '' INT TERM HUP QUIT PIPE; read -r closed; round=0; while [ $round -lt 3 ]; do ( eval \"$0\" ); round=$((round + 1)); sleep 0.3; done";
    private readonly Descriptor lifeline;
    private readonly Descriptor process;

    private ContainerGuardian(Descriptor lifeline, Descriptor process)
    {
        this.lifeline = lifeline;
        this.process = process;
    }

    /// <summary>Starts it. <paramref name="endAll"/>: a script, the shell's name, and the script's arguments.</summary>
    public static async Task<ContainerGuardian> StartAsync(SpawnerThread spawner, IReadOnlyList<string> endAll)
    {
        var (input, lifeline) = Descriptors.Pipe(readNonBlocking: false, writeNonBlocking: false);
        var output = Descriptors.Raise(NativeException.Check(Libc.OpenFile("/dev/null", 2), "open /dev/null"));
        using (input)
        using (output)
        {
            var (_, process) = await spawner.StartAsync(null, () => Spawn.Start("/bin/sh", ["sh", "-c", Script, endAll[0], .. endAll.Skip(2)], [input, output, output], null));
            return new ContainerGuardian(lifeline, process);
        }
    }

    public void Dispose()
    {
        lifeline.Dispose();
        ProcessDescriptor.Signal(process, 9); // In good order nothing is left.
        _ = ProcessDescriptor.Reap(process);
        process.Dispose();
    }
}
