using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Rendering;

/// <summary>
/// The Chrome DevTools Protocol over a browser's pipe: JSON messages, each ended by a zero byte. The sandbox's standard input and output are the pipe, so the
/// browser has no port and no network.
/// </summary>
internal sealed class BrowserMessages : IDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> calls = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> events = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ISandboxProcess process;
    private int last;

    public BrowserMessages(ISandboxProcess process)
    {
        this.process = process;
        Reading = ReadAsync();
    }

    /// <summary>Ends when the browser has ended.</summary>
    public Task Reading { get; }

    /// <summary>Told of every event of a page, by name; must return at once.</summary>
    public Action<string, JsonElement>? Heard { get; set; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Calls a method and waits for its result.</summary>
    public async Task<Result<JsonElement>> CallAsync(string? session, string method, JsonObject arguments, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref last);
        var waiting = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls[id] = waiting;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = arguments };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        try
        {
            await SendAsync(message, cancellationToken);
            var answer = await waiting.Task.WaitAsync(cancellationToken);
            return answer.TryGetProperty("error", out var error) ? Broken($"{method}: {error}") : answer.TryGetProperty("result", out var result) ? result : Broken($"{method} was not answered");
        }
        finally
        {
            calls.TryRemove(id, out _);
        }
    }

    /// <summary>The next event of this name; ask before causing it.</summary>
    public Task<JsonElement> NextAsync(string session, string method) =>
        events.GetOrAdd(session + method, _ => new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <inheritdoc/>
    public void Dispose() => writing.Dispose();

    /// <summary>The browser did not do what was asked.</summary>
    public static Error Broken(string reason) => new(ErrorKind.Unavailable, "render_failed", $"The page could not be rendered: {reason}", "Try again.");

    private async Task SendAsync(JsonObject message, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        await writing.WaitAsync(cancellationToken);
        try
        {
            await process.Stdin!.WriteAsync(bytes, cancellationToken);
            await process.Stdin.WriteAsync(new byte[1], cancellationToken);
            await process.Stdin.FlushAsync(cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        var pending = new ArrayBufferWriter<byte>(64 * 1024);
        await foreach (var chunk in process.OutputAsync(0, CancellationToken.None))
        {
            if (chunk.Kind != OutputKind.Stdout)
            {
                continue;
            }

            BytesRead += chunk.Data.Length;
            var rest = chunk.Data;
            for (var end = rest.Span.IndexOf((byte)0); end >= 0; end = rest.Span.IndexOf((byte)0))
            {
                pending.Write(rest.Span[..end]);
                Deliver(pending.WrittenSpan);
                pending.ResetWrittenCount();
                rest = rest[(end + 1)..];
            }

            pending.Write(rest.Span);
        }

        foreach (var waiting in calls.Values.Concat(events.Values))
        {
            waiting.TrySetResult(JsonSerializer.SerializeToElement(new { error = "the browser ended" }));
        }
    }

    private void Deliver(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = 512 });
        var json = JsonElement.ParseValue(ref reader);
        if (json.TryGetProperty("id", out var id))
        {
            if (calls.TryRemove(id.GetInt32(), out var waiting))
            {
                waiting.TrySetResult(json);
            }
        }
        else if (json.TryGetProperty("method", out var method) && json.TryGetProperty("sessionId", out var session))
        {
            Heard?.Invoke(method.GetString()!, json);
            if (events.TryRemove(session.GetString() + method.GetString(), out var awaited))
            {
                awaited.TrySetResult(json);
            }
        }
    }
}
