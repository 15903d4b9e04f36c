using System.Text;
using System.Text.Json;

namespace Cadre.Blocks.Tables;

/// <summary>Reads the worker's progress lines from standard error.</summary>
internal sealed class WorkerProgress(Action<double?, string> report)
{
    private const int Longest = 4000;
    private readonly StringBuilder pending = new();
    private readonly StringBuilder other = new();

    /// <summary>What was no progress line: a crash.</summary>
    public string Remainder => other.ToString().Trim();

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        pending.Append(Encoding.UTF8.GetString(bytes));
        var text = pending.ToString();
        var end = text.LastIndexOf('\n');
        if (end < 0)
        {
            return;
        }

        pending.Remove(0, end + 1);
        foreach (var line in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Report(line);
        }
    }

    private void Report(string line)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(line);
            report(json.TryGetProperty("done", out var done) ? done.GetDouble() : null, json.TryGetProperty("message", out var message) ? message.GetString() ?? "" : "");
        }
        catch (JsonException)
        {
            // Not progress, so part of a crash report.
            other.Append(other.Length < Longest ? line + "\n" : "");
        }
    }
}
