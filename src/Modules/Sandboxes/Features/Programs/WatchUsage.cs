using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Sandboxes.Features.Programs;

/// <summary>
/// What a sandbox uses, each second, as events <c>usage</c> {cpuPercent (100: one processor), memoryBytes, memoryLimit, diskBytes, diskLimit, files, programs}. Watching
/// does not keep it open.
/// </summary>
internal static class WatchUsage
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private const int TicksPerCount = 5;

    public static async Task<Results<EmptyHttpResult, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Tenant tenant, Caller caller, HttpContext context, SandboxServices services, CancellationToken cancellationToken)
    {
        var entered = await services.Live.EnterAsync(tenant, sandboxId, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error.ToProblem();
        }

        await using var visit = entered.Value;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, services.Lifetime.ApplicationStopping);
        var sink = await EventSink.OpenAsync(context.Response, ending.Token);
        var access = AccessWatch.RunAsync(caller, services, ending);
        try
        {
            await MeasureAsync(visit, sink, services.Time, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return TypedResults.Empty;
        }
        finally
        {
            await ending.CancelAsync();
            await access;
        }

        return TypedResults.Empty;
    }

    private static async Task MeasureAsync(Live.SandboxVisit visit, EventSink sink, TimeProvider time, CancellationToken cancellationToken)
    {
        var (row, cpu, at) = (visit.Live.Row, new Dictionary<Guid, long>(), time.GetTimestamp());
        SandboxSpace? space = null;
        for (var tick = 0; ; tick++)
        {
            var programs = ProgramView.Of(visit.Live);
            space = tick % TicksPerCount == 0 ? await visit.Sandbox.Files.MeasureAsync(cancellationToken) : space;
            var passed = Math.Max(1, time.GetElapsedTime(at).TotalMilliseconds);
            var spent = programs.Sum(program => Math.Max(0, program.CpuMs - cpu.GetValueOrDefault(program.Id, tick == 0 ? program.CpuMs : 0)));
            (cpu, at) = (programs.ToDictionary(program => program.Id, program => program.CpuMs), time.GetTimestamp());
            var usage = new UsageView(
                Math.Round(spent / passed * 100, 1), programs.Sum(program => program.MemoryBytes), row.MemoryMb * 1048576L, space?.Bytes ?? 0, row.DiskMb * 1048576L, space?.Entries ?? 0, programs);
            await sink.SendAsync("usage", usage, cancellationToken);
            await Task.Delay(Every, time, cancellationToken);
        }
    }
}

internal sealed record UsageView(double CpuPercent, long MemoryBytes, long MemoryLimit, long DiskBytes, long DiskLimit, long Files, IReadOnlyList<ProgramView> Programs);
