using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>Both ends of everything that a program and the server share during a start.</summary>
internal sealed class LaunchDescriptors
{
    private static readonly string[] Options = ["--args", "4", "--seccomp", "5", "--info-fd", "6", "--"];
    private readonly List<Descriptor> theirs = [];
    private readonly IReadOnlyList<Descriptor?> numbered;
    private readonly string? terminal;

    public LaunchDescriptors(LaunchPlan plan, byte[] filter, byte[] arguments)
    {
        (Control, var control) = Descriptors.SocketPair();
        (Info, var info) = Descriptors.Pipe(readNonBlocking: true, writeNonBlocking: false);
        var shape = Descriptors.MemoryFile("sandbox-arguments", arguments);
        var program = Descriptors.MemoryFile("sandbox-filter", filter);
        theirs.AddRange([control, info, shape, program]);
        if (plan.Size is { } size)
        {
            (Stdout, terminal) = Terminal.Open(plan.Workspace.User ?? Libc.EffectiveUser());
            Terminal.Resize(Stdout, size.Columns, size.Rows);
            numbered = [null, null, null, control, shape, program, info];
            return;
        }

        (var input, Stdin) = Descriptors.Pipe(readNonBlocking: false, writeNonBlocking: true);
        (Stdout, var output) = Descriptors.Pipe(readNonBlocking: true, writeNonBlocking: false);
        (Stderr, var errors) = Descriptors.Pipe(readNonBlocking: true, writeNonBlocking: false);
        theirs.AddRange([input, output, errors]);
        if (plan.Workspace.User is { } user)
        {
            foreach (var pipe in (ReadOnlySpan<Descriptor>)[input, output, errors])
            {
                _ = Beneath.ChangeOwner(pipe, FolderEntries.Itself, user); // Or /dev/stdout could not be opened inside.
            }
        }

        numbered = [input, output, errors, control, shape, program, info];
    }

    public Descriptor Control { get; }

    public Descriptor Info { get; }

    public Descriptor? Stdin { get; }

    public Descriptor Stdout { get; }

    public Descriptor? Stderr { get; }

    /// <summary>Starts bubblewrap with the gate and the program; runs on the spawner thread.</summary>
    public int Spawn(string bubblewrap, string name, string gate, IReadOnlyList<string> argv) =>
        Native.Spawn.Start(bubblewrap, [name, .. Options, "/bin/sh", "-c", gate, "sh", .. argv], numbered, terminal);

    /// <summary>Closes what belongs to the program, so that its end can be seen.</summary>
    public void CloseTheirs()
    {
        foreach (var descriptor in theirs)
        {
            descriptor.Dispose();
        }
    }

    /// <summary>Closes everything.</summary>
    public void CloseAll()
    {
        CloseTheirs();
        CloseHandshake();
        Stdin?.Dispose();
        Stdout.Dispose();
        Stderr?.Dispose();
    }

    /// <summary>Closes what only the start needs.</summary>
    public void CloseHandshake()
    {
        Control.Dispose();
        Info.Dispose();
    }
}
