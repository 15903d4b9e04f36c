using System.Globalization;

namespace Cadre.Sandboxes.Watching;

/// <summary>The TCP ports on which something listens in a network (proc(5): /proc/pid/net/tcp).</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";
    private const int Forwarder = 3128;

    /// <summary>Ports in the network of a process, without the forwarder's own; lowest first.</summary>
    public static IReadOnlyList<int> Ports(int pid) => [.. Read($"/proc/{pid}/net/tcp").Concat(Read($"/proc/{pid}/net/tcp6")).Where(port => port != Forwarder).Distinct().Order()];

    private static IEnumerable<int> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            yield break; // The program has ended.
        }

        foreach (var line in lines.Skip(1))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 3 && fields[3] == Listening && int.TryParse(fields[1].AsSpan(fields[1].LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var port))
            {
                yield return port;
            }
        }
    }
}
