using System.Text;
using System.Text.Json.Nodes;

namespace Cadre.Nodes.Tests.Support;

/// <summary>Follows a run's stream on one node: live text put together by its offsets, stored events by their numbers.</summary>
internal sealed class LiveWatch(NodeClient client, string run) : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly StringBuilder text = new();
    private readonly Lock gate = new();

    public List<int> Stored { get; } = [];

    public string Text
    {
        get
        {
            lock (gate)
            {
                return text.ToString();
            }
        }
    }

    public LiveWatch Begin()
    {
        _ = Task.Run(ReadAsync);
        return this;
    }

    public async Task UntilAsync(Func<LiveWatch, bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds(this))
        {
            limit.IsCancellationRequested.ShouldBeFalse($"the stream does not come to it: '{Text}'");
            await Task.Delay(20);
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private async Task ReadAsync()
    {
        using var answer = await client.Http.GetAsync($"/api/v1/streams/run:{run}", HttpCompletionOption.ResponseHeadersRead, stop.Token);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(stop.Token));
        var isLive = false;
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                Stored.Add(int.Parse(line[4..], System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                isLive = line == "event: live";
            }
            else if (isLive && line.StartsWith("data: ", StringComparison.Ordinal))
            {
                Take(JsonNode.Parse(line[6..])!);
            }
        }
    }

    private void Take(JsonNode live)
    {
        if (live["text"]?.GetValue<string>() is { } piece)
        {
            lock (gate)
            {
                text.Length = Math.Min(text.Length, live["offset"]!.GetValue<int>());
                text.Append(piece);
            }
        }
    }
}
