using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Triggers.Features;
using Cadre.Triggers.Firing;
using Cadre.Triggers.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Triggers;

/// <summary>What starts runs by itself: schedules.</summary>
public static class TriggersModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddTriggers(this IServiceCollection services, TriggersOptions options)
    {
        services.AddMigrations(new MigrationSet("triggers", typeof(TriggersModule).Assembly));
        services.AddSingleton(options);
        services.AddSingleton<ScheduleStore>().AddSingleton<FiringStore>();
        services.AddSingleton<DueSchedules>().AddSingleton<FiringEnds>().AddSingleton<FiringStarts>().AddSingleton<ScheduleRounds>();
        services.AddSingleton<ScheduleAcceptance>().AddSingleton<ScheduleViews>();
        return services.AddHostedService<ScheduleClock>();
    }

    /// <summary>Maps <c>/api/v1/schedules</c>.</summary>
    public static void MapTriggers(this EndpointRegistry registry)
    {
        var api = registry.Group("Schedules", "/api/v1/schedules");
        api.Get("", EndpointPolicy.Reads(), ListSchedules.HandleAsync);
        api.Post("", EndpointPolicy.Edits() with { Idempotent = true }, CreateSchedule.HandleAsync);
        api.Post("/preview", EndpointPolicy.Reads(), PreviewSchedule.HandleAsync);
        api.Get("/{scheduleId}", EndpointPolicy.Reads("schedule"), GetSchedule.HandleAsync);
        api.Put("/{scheduleId}", EndpointPolicy.Edits("schedule"), UpdateSchedule.HandleAsync);
        api.Delete("/{scheduleId}", EndpointPolicy.Edits("schedule"), DeleteSchedule.HandleAsync);
        api.Post("/{scheduleId}/pause", EndpointPolicy.Operates("schedule"), PauseSchedule.HandleAsync);
        api.Post("/{scheduleId}/resume", EndpointPolicy.Operates("schedule"), ResumeSchedule.HandleAsync);
        api.Post("/{scheduleId}/run", EndpointPolicy.Operates("schedule") with { Idempotent = true }, FireSchedule.HandleAsync);
        api.Post("/{scheduleId}/backfill", EndpointPolicy.Operates("schedule"), BackfillSchedule.HandleAsync);
        api.Get("/{scheduleId}/next", EndpointPolicy.Reads("schedule"), NextSlots.HandleAsync);
        api.Get("/{scheduleId}/firings", EndpointPolicy.Reads("schedule"), ListFirings.HandleAsync);
    }
}
