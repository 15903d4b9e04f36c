using System.Globalization;

namespace Cadre.Sandboxes.Cgroups;

/// <summary>Reads and writes the small files of control groups.</summary>
internal static class CgroupFiles
{
    public static void Write(string folder, string file, long value) => Write(folder, file, value.ToString(CultureInfo.InvariantCulture));

    public static void Write(string folder, string file, string value)
    {
        using var stream = new FileStream(Path.Combine(folder, file), FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(value));
    }

    /// <summary>A number; 0 when the file is not there (older kernels lack some).</summary>
    public static long Number(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) && long.TryParse(File.ReadAllText(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    /// <summary>The number behind a key in a file of <c>key number</c> lines; 0 when it is not there.</summary>
    public static long Field(string folder, string file, string key)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            return 0;
        }

        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith(key, StringComparison.Ordinal) && line.Length > key.Length && line[key.Length] == ' ')
            {
                return long.Parse(line.AsSpan(key.Length + 1), NumberStyles.Integer, CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    public static IReadOnlyList<int> Processes(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

    /// <summary>Removes a group whose processes are gone; false when it is still busy.</summary>
    public static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
