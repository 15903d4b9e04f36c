using System.Text.Json;

namespace Cadre.Workers.Data.Protocol;

/// <summary>One line on standard error. <see cref="Done"/> is between 0 and 1.</summary>
internal sealed record ProgressLine(string Stage, double Done, string Message);

/// <summary>Tells how far the work is, one JSON object per line.</summary>
internal sealed class Progress(TextWriter writer)
{
    internal void Report(string stage, double done, string message)
    {
        writer.WriteLine(JsonSerializer.Serialize(new ProgressLine(stage, done, message), WorkerJson.Default.ProgressLine));
        writer.Flush();
    }
}
