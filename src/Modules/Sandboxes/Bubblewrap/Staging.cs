using System.Globalization;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>
/// bubblewrap runs as the sandbox's user, who cannot traverse private folders (/root, a home of mode 0700). What lies in one is shown, for the moment of the
/// start, in a folder that only the spawner thread's mount namespace has.
/// </summary>
internal sealed class Staging(SpawnerThread spawner)
{
    private const string Folder = "/mnt";
    private int last;

    /// <summary>Prepares the spawner thread; null when the server may not mount (then what sandboxes need must be traversable).</summary>
    public static async Task<Staging?> CreateAsync(SpawnerThread spawner) =>
        Directory.Exists(Folder) && await spawner.RunAsync(null, () => Mounts.TrySeparate(Folder)) ? new Staging(spawner) : null;

    /// <summary>The first folder on the way to a path that others cannot traverse; null when all can.</summary>
    public static string? Shut(string path)
    {
        for (var folder = Directory.GetParent(path); folder is not null; folder = folder.Parent)
        {
            if ((folder.UnixFileMode & UnixFileMode.OtherExecute) == UnixFileMode.None)
            {
                return folder.FullName;
            }
        }

        return null;
    }

    /// <summary>Chooses a place for each of the paths that need one.</summary>
    public IReadOnlyDictionary<string, string> Plan(IEnumerable<string> paths) => paths.Distinct(StringComparer.Ordinal).Where(path => Shut(path) is not null || IsBelow(path))
        .ToDictionary(path => path, _ => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{Interlocked.Increment(ref last)}"), StringComparer.Ordinal);

    /// <summary>Shows them, does the start, and takes them away.</summary>
    public async Task<T> ShowAsync<T>(IReadOnlyDictionary<string, string> places, Func<Task<T>> start)
    {
        if (places.Count == 0)
        {
            return await start();
        }

        await spawner.RunAsync(null, () => Each(places, pair => Mounts.Show(pair.Key, pair.Value)));
        try
        {
            return await start();
        }
        finally
        {
            await spawner.RunAsync(null, () => Each(places, pair => Mounts.Hide(pair.Value)));
        }
    }

    /// <summary>Our folder covers what the host has there.</summary>
    private static bool IsBelow(string path) => path.StartsWith(Folder + "/", StringComparison.Ordinal);

    private static int Each(IReadOnlyDictionary<string, string> places, Action<KeyValuePair<string, string>> action)
    {
        foreach (var pair in places)
        {
            action(pair);
        }

        return places.Count;
    }
}
