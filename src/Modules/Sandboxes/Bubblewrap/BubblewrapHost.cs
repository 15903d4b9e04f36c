using Cadre.Kernel;
using Cadre.Sandboxes.Cgroups;
using Cadre.Sandboxes.Native;
using Cadre.Sandboxes.Watching;
using Cadre.Sandboxes.Workspaces;
using Microsoft.Extensions.Logging;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>What all sandboxes of this server share: threads, folders, users, control groups, the protections.</summary>
internal sealed class BubblewrapHost : IAsyncDisposable
{
    private Guardian? guardian;
    private int spares;

    public BubblewrapHost(SandboxesOptions options, TimeProvider time, IdSource ids, ILoggerFactory logs, Protections protections)
    {
        Options = options;
        Protections = protections;
        Time = time;
        Ids = ids;
        IsRoot = Libc.EffectiveUser() == 0;
        Store = new WorkspaceStore(options.Root, IsRoot && protections.OwnUser ? new UserPool(options.FirstUser, options.UserCount) : null, ids);
        EtcPath = Path.Combine(Store.InstanceFolder, "etc");
        SyntheticEtc.Create(EtcPath);
        Watchdog = new Watchdog(time, logs.CreateLogger<Watchdog>());
        Slots = new SemaphoreSlim(options.MaxPrograms);
        Warm = new WarmFolders(this);
        (Cgroups, CgroupReason) = options.UseControlGroups
            ? CgroupRoot.Find(options.ControlGroupMount, $"{Store.InstanceName}-")
            : (null, "turned off by the options");
    }

    public SandboxesOptions Options { get; }

    public TimeProvider Time { get; }

    public IdSource Ids { get; }

    public bool IsRoot { get; }

    public WorkspaceStore Store { get; }

    /// <summary>For what lies in private folders; null when not root, or not allowed to mount.</summary>
    public Staging? Staging { get; private set; }

    public string EtcPath { get; }

    public Reactor Reactor { get; } = new();

    public SpawnerThread Spawner { get; } = new();

    /// <summary>What the outer process of every sandbox is called: how the guardian knows them.</summary>
    public string ProcessName => $"bwrap-{Store.InstanceName}";

    public Watchdog Watchdog { get; }

    /// <summary>One per running program.</summary>
    public SemaphoreSlim Slots { get; }

    /// <summary>Folders made beforehand.</summary>
    public WarmFolders Warm { get; }

    /// <summary>Null where none is writable; then memory is watched.</summary>
    public CgroupRoot? Cgroups { get; }

    public string CgroupReason { get; }

    public Protections Protections { get; }

    /// <summary>Whether sandboxes get a /proc of their own; the probe turns it off where the container forbids it.</summary>
    public bool MountProc { get; set; } = true;

    public SandboxLayout LayoutFor(WorkspaceFolder workspace) => new(workspace.Path, EtcPath, SandboxLayout.MergedUsrLinks(), MountProc);

    /// <summary>Counts a sandbox that stands ready; false when there are as many as programs may run.</summary>
    public bool TryAddSpare()
    {
        if (Interlocked.Increment(ref spares) <= Options.MaxPrograms)
        {
            return true;
        }

        RemoveSpare();
        return false;
    }

    public void RemoveSpare() => Interlocked.Decrement(ref spares);

    /// <summary>Starts the guardian and the staging; before the first sandbox.</summary>
    public async Task StartAsync()
    {
        guardian ??= Protections.Guardian ? await Guardian.StartAsync(Spawner, ProcessName) : null;
        Staging ??= IsRoot ? await Bubblewrap.Staging.CreateAsync(Spawner) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await Warm.CloseAsync();
        guardian?.Dispose();
        Watchdog.Dispose();
        Spawner.Dispose();
        Reactor.Dispose();
        Slots.Dispose();
        Store.Dispose();
    }
}
