using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Watching;

/// <summary>Files that processes hold open though no folder names them any more.</summary>
internal static class UnlinkedFiles
{
    /// <summary>Bytes they take on one device; a file held several times counts once.</summary>
    public static long Bytes(IReadOnlyList<int> processes, (uint Major, uint Minor) device)
    {
        var found = new Dictionary<ulong, long>();
        foreach (var pid in processes)
        {
            foreach (var entry in ProcFiles.Entries($"/proc/{pid}/fd"))
            {
                if (Beneath.StatFollowing(entry, out var status) && status is { Links: 0, IsRegular: true } && (status.DeviceMajor, status.DeviceMinor) == device)
                {
                    found[status.Inode] = status.Allocated;
                }
            }
        }

        return found.Values.Sum();
    }
}
