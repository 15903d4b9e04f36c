using System.Runtime.CompilerServices;

namespace Cadre.Models.Wire;

/// <summary>Reads the data of server-sent events (WHATWG HTML, section 9.2): comments and other fields are passed over, several data lines of one event are joined.</summary>
internal static class SseLines
{
    private const int MaxEvent = 4 << 20;

    public static async IAsyncEnumerable<string> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream);
        var data = new System.Text.StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                if (data.Length > 0)
                {
                    yield return data.ToString();
                    data.Clear();
                }
            }
            else if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                if (data.Length > 0)
                {
                    data.Append('\n');
                }

                data.Append(line.AsSpan(line.Length > 5 && line[5] == ' ' ? 6 : 5));
                if (data.Length > MaxEvent)
                {
                    throw new ModelFailure(ModelErrors.BadAnswer("an event of more than 4 MB"));
                }
            }
        }

        if (data.Length > 0)
        {
            yield return data.ToString();
        }
    }
}
