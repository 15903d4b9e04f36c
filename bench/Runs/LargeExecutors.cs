using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Bench;

/// <summary>Opens its body for as many numbers as its settings say.</summary>
internal sealed class LoopOf : IStepExecutor
{
    public string Type => "loop";

    public Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) => Task.FromResult<StepOutcome>(context.Body is { } body
        ? new StepOutcome.Completed(new Dictionary<string, JsonElement> { ["out"] = JsonSerializer.SerializeToElement(body.Results.Count(r => r is { Status: StepStatus.Succeeded })) })
        : new StepOutcome.Opens(JsonSerializer.SerializeToElement(Enumerable.Range(0, context.Node.Settings.GetProperty("items").GetInt32())), "item", context.Node.Settings.GetProperty("lanes").GetInt32()));
}

/// <summary>Waits a year.</summary>
internal sealed class Year : IStepExecutor
{
    public string Type => "year";

    public Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<StepOutcome>(new StepOutcome.Waiting("A year.") { Kind = WaitKind.Time, Timeout = TimeSpan.FromDays(365), DefaultAnswer = "due" });
}

/// <summary>So many bytes that nobody keeps.</summary>
internal sealed class PatternStream(long size) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, size - position);
        buffer.AsSpan(offset, read).Fill((byte)(position >> 20));
        position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
