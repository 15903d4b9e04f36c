using System.Globalization;
using System.Runtime.CompilerServices;
using Cadre.Kernel;

namespace Cadre.Sandboxes.Remote;

/// <summary>A program at a remote provider. Its end is learnt by a call that waits there.</summary>
internal sealed class RemoteProcess : ISandboxProcess
{
    private const int WaitMilliseconds = 20_000;
    private static readonly SandboxExit Lost = new(128 + 9, StopReason.Cancelled, TimeSpan.Zero, TimeSpan.Zero, 0, 0);
    private readonly TaskCompletionSource<SandboxExit> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RemoteClient client;
    private readonly string path;
    private readonly TimeProvider time;
    private readonly long startedAt;
    private readonly IdSource ids;
    private volatile IReadOnlyList<int> ports = [];
    private int asking;

    public RemoteProcess(RemoteClient client, string path, SandboxProcessId id, bool keepStdin, IdSource ids, TimeProvider time)
    {
        this.client = client;
        this.path = path;
        this.time = time;
        this.ids = ids;
        startedAt = time.GetTimestamp();
        Id = id;
        Stdin = keepStdin ? new RemoteUpload(client, $"{path}/stdin") : null;
        _ = WatchAsync();
    }

    public SandboxProcessId Id { get; }

    public Stream? Stdin { get; }

    public Task<SandboxExit> Completion => completion.Task;

    public SandboxUsage Usage => completion.Task is { IsCompletedSuccessfully: true, Result: var exit } ? new(exit.Cpu, exit.PeakMemoryBytes, 0, 0) : new(TimeSpan.Zero, 0, 1, 0);

    /// <summary>As last heard; asking for them has them asked for again.</summary>
    public IReadOnlyList<int> ListeningPorts
    {
        get
        {
            if (!Completion.IsCompleted && Interlocked.Exchange(ref asking, 1) == 0)
            {
                _ = AskForPortsAsync();
            }

            return Completion.IsCompleted ? [] : ports;
        }
    }

    public async Task<Result<Stream>> DialAsync(int port, CancellationToken cancellationToken)
    {
        if (Completion.IsCompleted)
        {
            return SandboxErrors.ProcessEnded();
        }

        var place = $"{path}/connections/{ids.NewGuid():N}";
        var made = await client.TellAsync(HttpMethod.Put, place, RemoteClient.Json(new RemotePort(port), RemoteJson.Default.RemotePort), cancellationToken);
        return made.IsOk ? new RemoteConnection(client, place) : made.Error;
    }

    public async IAsyncEnumerable<OutputChunk> OutputAsync(long cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = await client.AskAsync(HttpMethod.Get, Output(cursor, WaitMilliseconds), null, RemoteJson.Default.RemoteOutput, cancellationToken);
            if (!asked.IsOk)
            {
                End(Lost);
                yield return new OutputChunk(OutputKind.Exit, cursor, default, await Completion);
                yield break;
            }

            foreach (var chunk in asked.Value.Chunks)
            {
                cursor = chunk.Cursor;
                yield return new OutputChunk(chunk.Kind, chunk.Cursor, chunk.Data);
            }

            if (asked.Value.Exit is { } exit)
            {
                End(exit);
                yield return new OutputChunk(OutputKind.Exit, cursor, default, exit);
                yield break;
            }
        }
    }

    public async Task<Result<Done>> SignalAsync(int signal, CancellationToken cancellationToken) =>
        signal is < 1 or > 31 ? SandboxErrors.SpecInvalid($"{signal} is no signal from 1 to 31.")
        : Completion.IsCompleted ? SandboxErrors.ProcessEnded()
        : await client.TellAsync(HttpMethod.Post, $"{path}/signal", RemoteClient.Json(new RemoteSignal(signal), RemoteJson.Default.RemoteSignal), DeliveredBefore, cancellationToken);

    /// <summary>It was running a moment ago: the signal whose answer was lost has ended it.</summary>
    private static Task<bool> DeliveredBefore(Error refusal) => Task.FromResult(refusal.Code == SandboxErrors.ProcessEnded().Code);

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        if (!Completion.IsCompleted)
        {
            _ = await client.TellAsync(HttpMethod.Delete, path, null, cancellationToken);
            await Completion.WaitAsync(cancellationToken);
        }
    }

    public Task<Result<Done>> ResizeAsync(int columns, int rows, CancellationToken cancellationToken) =>
        client.TellAsync(HttpMethod.Put, $"{path}/size", RemoteClient.Json(new RemoteSize(columns, rows), RemoteJson.Default.RemoteSize), cancellationToken);

    /// <summary>The sandbox was closed: the provider ends the program.</summary>
    public void Abandon() => End(Lost);

    private async Task AskForPortsAsync()
    {
        var asked = await client.AskAsync(HttpMethod.Get, $"{path}/ports", null, RemoteJson.Default.RemotePorts, CancellationToken.None);
        ports = asked.IsOk ? asked.Value.Ports : ports;
        Volatile.Write(ref asking, 0);
    }

    private string Output(long cursor, int wait) => string.Create(CultureInfo.InvariantCulture, $"{path}/output?cursor={cursor}&wait={wait}");

    private void End(SandboxExit exit) => completion.TrySetResult(exit == Lost ? exit with { Wall = time.GetElapsedTime(startedAt) } : exit);

    /// <summary>Beyond any output there is only the end: asking from there waits for it and reads nothing twice.</summary>
    private async Task WatchAsync()
    {
        while (!Completion.IsCompleted)
        {
            var asked = await client.AskAsync(HttpMethod.Get, Output(long.MaxValue, WaitMilliseconds), null, RemoteJson.Default.RemoteOutput, CancellationToken.None);
            if (!asked.IsOk || asked.Value.Exit is not null)
            {
                End(asked.IsOk ? asked.Value.Exit! : Lost); // Checked by the condition.
            }
        }
    }
}
