using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Tables.Browsing;

/// <summary>A table held open by a worker in a sandbox of its own: one line asks for a page, one line answers. One look at a time.</summary>
internal sealed class OpenTable : IAsyncDisposable
{
    /// <summary>How long a sandbox may live.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ISandbox sandbox;
    private readonly ISandboxProcess process;
    private readonly TimeProvider time;
    private readonly IAsyncEnumerator<OutputChunk> output;
    private readonly CancellationTokenSource ended = new();
    private readonly StringBuilder pending = new();
    private readonly Decoder text = Encoding.UTF8.GetDecoder();
    private bool broken;

    private OpenTable(ISandbox sandbox, ISandboxProcess process, TimeProvider time)
    {
        (this.sandbox, this.process, this.time) = (sandbox, process, time);
        output = process.OutputAsync(0, ended.Token).GetAsyncEnumerator(ended.Token);
    }

    /// <summary>What the worker said about the table: columns and how many rows.</summary>
    public JsonElement Table { get; private set; }

    /// <summary>Held while a page is read.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>When it was last looked at.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>Whether it can be asked for another page.</summary>
    public bool Usable => !broken && !process.Completion.IsCompleted;

    /// <summary>Opens a table.</summary>
    public static async Task<Result<OpenTable>> OpenAsync(
        TableWorker worker, ISandboxProvider sandboxes, ArtifactFiles artifacts, Tenant tenant, ArtifactRef artifact, SandboxKey key, TimeProvider time, CancellationToken cancellationToken)
    {
        var opened = await sandboxes.OpenAsync(tenant, key, worker.Spec(Longest), cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var placed = await artifacts.PlaceAsync(tenant, artifact, opened.Value, "in/table1", cancellationToken);
        var started = await placed.ThenAsync(_ => worker.StartAsync(opened.Value, ["browse"], cancellationToken));
        if (!started.IsOk)
        {
            await opened.Value.DisposeAsync();
            return started.Error;
        }

        var table = new OpenTable(opened.Value, started.Value, time) { UsedAt = time.GetUtcNow() };
        var first = await table.AskAsync(new JsonObject
        {
            ["operation"] = "browse",
            ["tables"] = new JsonArray(new JsonObject { ["path"] = "in/table1" }),
            ["limits"] = new JsonObject { ["memoryMb"] = TableWorker.MemoryMb, ["seconds"] = (int)Longest.TotalSeconds },
        });
        if (!first.IsOk)
        {
            await table.DisposeAsync();
            return first.Error;
        }

        table.Table = first.Value.GetProperty("table");
        return table;
    }

    /// <summary>Asks for one line. It is read to its end even when nobody waits for it any more, so that the next answer is the next question's.</summary>
    public async Task<Result<JsonElement>> AskAsync(JsonObject request)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        broken = true;
        await process.Stdin!.WriteAsync(Encoding.UTF8.GetBytes(request.ToJsonString() + "\n"), limit.Token);
        await process.Stdin.FlushAsync(limit.Token);
        var line = await ReadLineAsync(limit.Token);
        if (!line.IsOk)
        {
            return line.Error;
        }

        broken = false;
        UsedAt = time.GetUtcNow();
        var answer = JsonSerializer.Deserialize<JsonElement>(line.Value);
        return answer.GetProperty("ok").GetBoolean() ? answer : TableWorker.Problem(answer.GetProperty("error"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await process.KillAsync(CancellationToken.None);
        await sandbox.DisposeAsync();
        ended.Dispose();
    }

    private async Task<Result<string>> ReadLineAsync(CancellationToken cancellationToken)
    {
        string? line;
        while ((line = TakeLine()) is null)
        {
            bool more;
            try
            {
                more = await output.MoveNextAsync().AsTask().WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return new Error(ErrorKind.Unavailable, "table_slow", $"The table did not answer within {Patience.TotalSeconds:0} seconds.", "Filter it in a data block first, or sort by another column.");
            }

            if (!more || output.Current.Kind is OutputKind.Exit or OutputKind.Truncated)
            {
                return new Error(ErrorKind.Unavailable, "table_closed", "The worker that reads the table ended.", "Try again; a table that does this every time is too large to look into.");
            }

            if (output.Current.Kind == OutputKind.Stdout)
            {
                var characters = new char[text.GetCharCount(output.Current.Data.Span, flush: false)];
                pending.Append(characters, 0, text.GetChars(output.Current.Data.Span, characters, flush: false));
            }
        }

        return line;
    }

    private string? TakeLine()
    {
        for (var i = 0; i < pending.Length; i++)
        {
            if (pending[i] == '\n')
            {
                var line = pending.ToString(0, i);
                pending.Remove(0, i + 1);
                return line;
            }
        }

        return null;
    }
}
