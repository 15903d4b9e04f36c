using System.Runtime.CompilerServices;

namespace Cadre.Cli.Api;

/// <summary>One server-sent event.</summary>
internal sealed record ServerEvent(string? Id, string Name, string Data);

internal static class ServerEvents
{
    /// <summary>Reads events until the stream ends.</summary>
    public static async IAsyncEnumerable<ServerEvent> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream);
        string? id = null;
        var (name, data) = ("message", new System.Text.StringBuilder());
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                if (data.Length > 0)
                {
                    yield return new ServerEvent(id, name, data.ToString());
                }

                (id, name) = (null, "message");
                data.Clear();
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (field, value) = colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..].TrimStart(' '));
            switch (field)
            {
                case "id": id = value; break;
                case "event": name = value; break;
                case "data": data.Append(data.Length > 0 ? "\n" : "").Append(value); break;
            }
        }
    }
}
