using System.Text;
using Cadre.Sandboxes.Languages;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>
/// A shell that outlives the server by a second and ends what it left. The kernel's parent-death signal ends running sandboxes, but a bubblewrap that is killed
/// between arming it and waking its child leaves that child waiting for ever (two such children were seen while starts were cancelled and servers killed).
/// </summary>
internal sealed class Guardian : IDisposable
{
    private readonly Descriptor lifeline;
    private readonly Descriptor process;

    private Guardian(Descriptor lifeline, Descriptor process)
    {
        this.lifeline = lifeline;
        this.process = process;
    }

    /// <summary>Starts it for all sandboxes whose outer process is called <paramref name="name"/>.</summary>
    public static async Task<Guardian> StartAsync(SpawnerThread spawner, string name)
    {
        var (input, lifeline) = Descriptors.Pipe(readNonBlocking: false, writeNonBlocking: false);
        var output = Descriptors.Raise(NativeException.Check(Libc.OpenFile("/dev/null", 2), "open /dev/null"));
        using (input)
        using (output)
        {
            var (_, process) = await spawner.StartAsync(null, () => Spawn.Start("/bin/sh", ["sh", "-c", EmbeddedPrograms.Read("guardian.sh")], [input, output, output], null));
            _ = Descriptors.TryWrite(lifeline, Encoding.ASCII.GetBytes(name + "\n"));
            return new Guardian(lifeline, process);
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
