using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Oci;

/// <summary>Both ends of a container's standard streams, or its terminal.</summary>
internal sealed class ContainerStreams
{
    private readonly List<Descriptor> theirs = [];

    public ContainerStreams(LaunchPlan plan)
    {
        var user = plan.Workspace.User;
        if (plan.Size is { } size)
        {
            (Stdout, Terminal) = Native.Terminal.Open(user ?? Libc.EffectiveUser());
            Native.Terminal.Resize(Stdout, size.Columns, size.Rows);
            Theirs = [null, null, null];
            return;
        }

        (var input, Stdin) = Descriptors.Pipe(readNonBlocking: false, writeNonBlocking: true);
        (Stdout, var output) = Descriptors.Pipe(readNonBlocking: true, writeNonBlocking: false);
        (Stderr, var errors) = Descriptors.Pipe(readNonBlocking: true, writeNonBlocking: false);
        theirs.AddRange([input, output, errors]);
        if (user is { } id)
        {
            foreach (var pipe in theirs)
            {
                _ = Beneath.ChangeOwner(pipe, FolderEntries.Itself, id); // Or /dev/stdout could not be opened inside.
            }
        }

        Theirs = [input, output, errors];
    }

    public Descriptor? Stdin { get; }

    public Descriptor Stdout { get; }

    public Descriptor? Stderr { get; }

    /// <summary>What becomes 0, 1 and 2 of the engine's program.</summary>
    public IReadOnlyList<Descriptor?> Theirs { get; }

    /// <summary>The terminal's inner side; null: there is none.</summary>
    public string? Terminal { get; }

    public void CloseTheirs()
    {
        foreach (var descriptor in theirs)
        {
            descriptor.Dispose();
        }
    }

    public void CloseOurs()
    {
        Stdin?.Dispose();
        Stdout.Dispose();
        Stderr?.Dispose();
    }
}
