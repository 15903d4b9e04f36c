using System.Globalization;

namespace Cadre.Server.Hosting;

/// <summary>
/// A server's place in its home: <c>nodes/&lt;pid&gt;.lock</c>, locked as long as the process lives, and <c>nodes/&lt;pid&gt;.json</c>, which tells where it listens. A file whose lock is
/// free was left behind by a killed server.
/// </summary>
internal sealed class NodeSeat : IAsyncDisposable
{
    private readonly HomeLayout home;
    private readonly FileStream held;

    private NodeSeat(HomeLayout home, FileStream held) => (this.home, this.held) = (home, held);

    private string Lock => PathOf(home, Environment.ProcessId, "lock");

    private string Description => PathOf(home, Environment.ProcessId, "json");

    public static NodeSeat Take(HomeLayout home)
    {
        Sweep(home);
        return new(home, new FileStream(PathOf(home, Environment.ProcessId, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
    }

    /// <summary>The living servers of the home, the oldest first.</summary>
    public static async Task<IReadOnlyList<RunningServer>> AllAsync(HomeLayout home, CancellationToken cancellationToken)
    {
        var all = new List<RunningServer>();
        foreach (var pid in Living(home))
        {
            if (await RunningServer.ReadAsync(PathOf(home, pid, "json"), cancellationToken) is { } server)
            {
                all.Add(server);
            }
        }

        return all;
    }

    /// <summary>Whether a server lives in the home, also one that is still starting.</summary>
    public static bool IsAny(HomeLayout home) => Living(home).Count > 0;

    public static bool IsTaken(HomeLayout home, int pid) => Living(home).Contains(pid);

    /// <summary>Tells where the server is.</summary>
    public async Task DescribeAsync(RunningServer server, CancellationToken cancellationToken)
    {
        await server.WriteAsync(Description, cancellationToken);
        await server.WriteAsync(home.ServerFile, cancellationToken);
    }

    /// <summary>Gives the place up; answers whether it was the last. <c>server.json</c> names another server afterwards, or is gone. Call it while the home's lock is held.</summary>
    public async Task<bool> LeaveAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync();
        var others = await AllAsync(home, cancellationToken);
        if (others.Count == 0)
        {
            File.Delete(home.ServerFile);
        }
        else
        {
            await others[0].WriteAsync(home.ServerFile, cancellationToken);
        }

        return !IsAny(home);
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(Description);
        File.Delete(Lock);
        await held.DisposeAsync();
    }

    private static void Sweep(HomeLayout home)
    {
        var living = Living(home).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(home.Nodes).Where(file => PidOf(file) is { } pid && !living.Contains(pid)))
        {
            File.Delete(file);
        }
    }

    private static List<int> Living(HomeLayout home) => Directory.Exists(home.Nodes)
        ? [.. Directory.EnumerateFiles(home.Nodes, "*.lock").Where(IsLocked).OrderBy(File.GetCreationTimeUtc).Select(PidOf).OfType<int>()]
        : [];

    private static bool IsLocked(string file)
    {
        try
        {
            using var probe = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static int? PidOf(string file) => int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;

    private static string PathOf(HomeLayout home, int pid, string kind) => Path.Combine(home.Nodes, string.Create(CultureInfo.InvariantCulture, $"{pid}.{kind}"));
}
