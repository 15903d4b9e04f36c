using System.Globalization;
using System.Text;

namespace Cadre.Sandboxes.Watching;

/// <summary>Reads /proc: what the watchdog needs of other processes. A process that has gone gives null or nothing.</summary>
internal static class ProcFiles
{
    /// <summary>Clock ticks per second in /proc: 100 on every Linux that .NET runs on.</summary>
    public const int TicksPerSecond = 100;

    /// <summary>Reads a small file whole; null when the process has gone or may not be looked at.</summary>
    public static string? Read(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Span<byte> buffer = stackalloc byte[4096];
            var text = new StringBuilder();
            long offset = 0;
            int count;
            while ((count = RandomAccess.Read(handle, buffer, offset)) > 0)
            {
                text.Append(Encoding.UTF8.GetString(buffer[..count]));
                offset += count;
            }

            return text.ToString();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Parent, times and size of a process.</summary>
    public static ProcStat? Stat(int pid)
    {
        if (Read($"/proc/{pid}/stat") is not { } text || !text.Contains(')', StringComparison.Ordinal))
        {
            return null;
        }

        // The name in parentheses may hold anything, so count from the last one: state is field 3.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
        return new ProcStat((int)Field(4), Field(14) + Field(15), Field(16) + Field(17), (int)Field(20), Field(24) * Environment.SystemPageSize);
    }

    /// <summary>The number behind a key (<c>Pss:</c>, <c>VmPTE:</c>), in the file's unit; 0 when it is not there.</summary>
    public static long Field(string path, string key)
    {
        var text = Read(path) ?? "";
        var at = text.IndexOf(key, StringComparison.Ordinal);
        if (at < 0)
        {
            return 0;
        }

        var value = text.AsSpan(at + key.Length).TrimStart();
        var end = value.IndexOfAnyExceptInRange('0', '9');
        return long.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }

    /// <summary>The children of all threads of a process.</summary>
    public static List<int> Children(int pid)
    {
        var children = new List<int>();
        foreach (var task in Entries($"/proc/{pid}/task"))
        {
            foreach (var child in (Read($"{task}/children") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                children.Add(int.Parse(child, CultureInfo.InvariantCulture));
            }
        }

        return children;
    }

    /// <summary>The entries of a folder under /proc.</summary>
    public static string[] Entries(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

/// <summary>What /proc/PID/stat says.</summary>
/// <param name="Parent">Parent process.</param>
/// <param name="OwnTicks">Processor time of its own.</param>
/// <param name="ReapedTicks">Processor time of its ended and awaited children.</param>
/// <param name="Threads">Threads.</param>
/// <param name="ResidentBytes">Resident memory, shared pages counted in full.</param>
internal sealed record ProcStat(int Parent, long OwnTicks, long ReapedTicks, int Threads, long ResidentBytes);
