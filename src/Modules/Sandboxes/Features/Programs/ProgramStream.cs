using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Sandboxes.Features.Programs;

/// <summary>Writes a program's output as events until it ends, the reader leaves or loses access.</summary>
internal static class ProgramStream
{
    public static async Task WriteAsync(HttpContext context, ISandboxProcess process, long cursor, Caller caller, SandboxServices services, Func<IReadOnlyList<Error>> refused)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, services.Lifetime.ApplicationStopping);
        var sink = await EventSink.OpenAsync(context.Response, ending.Token);
        var access = AccessWatch.RunAsync(caller, services, ending);
        try
        {
            await sink.SendAsync("started", new { programId = process.Id.ToString() }, ending.Token);
            await foreach (var chunk in process.OutputAsync(cursor, ending.Token))
            {
                foreach (var refusal in chunk.Kind == OutputKind.Exit ? refused() : [])
                {
                    await sink.SendAsync("refused", new { refusal.Message, refusal.Fix }, ending.Token);
                }

                await (chunk switch
                {
                    { Kind: OutputKind.Exit, Exit: { } exit } => sink.SendAsync("exit", ExitView.Of(exit), ending.Token),
                    { Kind: OutputKind.Truncated } => sink.SendAsync("truncated", new { cursor = chunk.Cursor }, ending.Token),
                    _ => sink.SendAsync(chunk.Kind == OutputKind.Stderr ? "stderr" : "stdout", new { data = Convert.ToBase64String(chunk.Data.Span), cursor = chunk.Cursor }, ending.Token),
                });
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return; // The reader left; the caller of this decides about the program.
        }
        finally
        {
            await ending.CancelAsync();
            await access;
        }
    }
}

/// <summary>How a program ended.</summary>
internal sealed record ExitView(int Code, StopReason Reason, long WallMs, long CpuMs, long PeakMemoryBytes, long OutputBytes)
{
    public static ExitView Of(SandboxExit exit) => new(exit.Code, exit.Reason, (long)exit.Wall.TotalMilliseconds, (long)exit.Cpu.TotalMilliseconds, exit.PeakMemoryBytes, exit.OutputBytes);
}
