using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Triggers.Domain;
using Cadre.Triggers.Persistence;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Cadre.Triggers.Firing;

/// <summary>
/// Carries out decisions to start. A slot's run has the slot as its idempotency key: whoever starts it again, after a crash or beside a node that was thought dead, gets the same run.
/// </summary>
internal sealed partial class FiringStarts(Database database, ICanvasService canvases, IRunStates runs, FiringEnds ends, ILogger<FiringStarts> log)
{
    private const int Chunk = 50;
    private const int MostTries = 20;
    private const string Canvas = "not_found";
    private const string KeyReused = "idempotency_key_reused";

    /// <summary>Starts what nobody is at: what a node left behind, and what became possible.</summary>
    public async Task<int> StartLeftAsync(CancellationToken cancellationToken)
    {
        const string Sql = $"""
            update triggers.firings set lease_until = now() + @lease, tries = tries + 1
            where id in (select id from triggers.firings where state = 'starting' and lease_until <= now() order by lease_until limit @chunk for update skip locked)
            returning {FiringRow.Columns}
            """;
        var left = await database.ServiceAsync(DatabaseRole.Engine, s => s.QueryAsync<FiringRow>(Sql, new { lease = FiringStore.Lease, chunk = Chunk }, cancellationToken), cancellationToken);
        await StartAsync(left, cancellationToken);
        return left.Count;
    }

    public Task StartAsync(IReadOnlyList<FiringRow> firings, CancellationToken cancellationToken) => Task.WhenAll(firings.Select(f => StartAsync(f, cancellationToken)));

    private async Task StartAsync(FiringRow firing, CancellationToken cancellationToken)
    {
        const string Sql = $"select {ScheduleRow.Columns} from triggers.schedules where id = @id";
        try
        {
            var row = await database.ServiceAsync(DatabaseRole.Engine, s => s.FirstOrDefaultAsync<ScheduleRow>(Sql, new { id = firing.Schedule_id }, cancellationToken), cancellationToken);
            if (row is null)
            {
                return; // deleted meanwhile, with its firings
            }

            var started = await RunAsync(row, firing, cancellationToken);
            if (started.IsOk)
            {
                await NoteAsync(firing, started.Value, cancellationToken);
            }
            else if (started.Error.Kind is not (ErrorKind.Limited or ErrorKind.Unavailable) || firing.Tries >= MostTries)
            {
                await ends.RefusedAsync(row, firing, started.Error, started.Error.Code == Canvas, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogLater(failure, firing.Schedule_id, firing.Slot); // its lease ends and it is tried again
        }
    }

    private async Task<Result<RunId>> RunAsync(ScheduleRow row, FiringRow firing, CancellationToken cancellationToken)
    {
        var schedule = row.Schedule;
        var tenant = row.Tenant(schedule.Name);
        if (firing.Tries > 0 && await runs.FindByKeyAsync(tenant, firing.Key, cancellationToken) is { } there)
        {
            return there; // started before, though nobody noted it
        }

        var slot = new DateTimeOffset(DateTime.SpecifyKind(firing.Slot, DateTimeKind.Utc));
        var (rule, _) = RuleReading.Read(schedule.Rule, schedule.TimeZone, schedule.StartsAt, schedule.EndsAt);
        var previous = rule?.Slots.Latest(Instant.FromDateTimeOffset(slot) - Duration.Epsilon);
        var inputs = SlotInputs.Of(schedule.Inputs, slot, previous?.ToDateTimeOffset(), schedule.TimeZone);
        var selection = RunSelection.All with { Trigger = new RunTrigger("schedule", row.Id, schedule.Name, slot) };
        var started = await canvases.RunAsync(tenant, new CanvasId(row.Canvas_id), selection, inputs, firing.Key, cancellationToken);
        return started is { IsOk: false, Error.Code: KeyReused } && await runs.FindByKeyAsync(tenant, firing.Key, cancellationToken) is { } earlier
            ? earlier
            : started.Then<RunId>(s => s.RunId);
    }

    private Task<int> NoteAsync(FiringRow firing, RunId run, CancellationToken cancellationToken)
    {
        const string Sql = "update triggers.firings set state = 'running', run_id = @run where id = @id and state = 'starting'";
        return database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, new { id = firing.Id, run = run.Value }, cancellationToken), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The run of schedule {Schedule} for {Slot} could not be started; it is tried again in seconds.")]
    private partial void LogLater(Exception failure, Guid schedule, DateTime slot);
}
