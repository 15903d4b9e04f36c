using Cadre.Kernel;
using Cadre.Triggers.Domain;
using Cadre.Triggers.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Triggers.Features;

/// <summary>The schedules of the workspace, or of a canvas, newest first.</summary>
internal static class ListSchedules
{
    public static async Task<Ok<Page<ScheduleView>>> HandleAsync(Guid? canvasId, Tenant tenant, ScheduleStore schedules, ScheduleViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<ScheduleView>(await views.OfAsync(tenant, await schedules.ListAsync(tenant, canvasId, cancellationToken), cancellationToken), null));
}

/// <summary>A schedule and what became of its latest slots.</summary>
internal static class GetSchedule
{
    public static async Task<Results<Ok<ScheduleView>, ProblemHttpResult>> HandleAsync(Guid scheduleId, Tenant tenant, ScheduleStore schedules, ScheduleViews views, CancellationToken cancellationToken) =>
        await schedules.FindAsync(tenant, scheduleId, cancellationToken) is { } row
            ? TypedResults.Ok(await views.OfAsync(tenant, row, cancellationToken))
            : Error.NotFound("schedule").ToProblem();
}

/// <summary>Has a canvas run by a schedule.</summary>
internal static class CreateSchedule
{
    public static async Task<Results<Ok<ScheduleView>, ProblemHttpResult>> HandleAsync(
        bool? paused, Schedule request, Tenant tenant, ScheduleAcceptance acceptance, ScheduleStore schedules, ScheduleViews views, CancellationToken cancellationToken)
    {
        var rule = await acceptance.CheckAsync(tenant, request, cancellationToken);
        if (!rule.IsOk)
        {
            return rule.Error.ToProblem();
        }

        var created = await schedules.CreateAsync(tenant, request with { Name = request.Name.Trim() }, rule.Value, paused == true, cancellationToken);
        return created.IsOk ? TypedResults.Ok(await views.OfAsync(tenant, created.Value, cancellationToken)) : created.Error.ToProblem();
    }
}

/// <summary>Changes a schedule as a whole; it goes on from now by its new rule.</summary>
internal static class UpdateSchedule
{
    public static async Task<Results<Ok<ScheduleView>, ProblemHttpResult>> HandleAsync(
        Guid scheduleId, Schedule request, Tenant tenant, ScheduleAcceptance acceptance, ScheduleStore schedules, ScheduleViews views, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(tenant, scheduleId, cancellationToken) is null)
        {
            return Error.NotFound("schedule").ToProblem();
        }

        var rule = await acceptance.CheckAsync(tenant, request, cancellationToken);
        if (!rule.IsOk)
        {
            return rule.Error.ToProblem();
        }

        return await schedules.UpdateAsync(tenant, scheduleId, request with { Name = request.Name.Trim() }, rule.Value, cancellationToken) is { } row
            ? TypedResults.Ok(await views.OfAsync(tenant, row, cancellationToken))
            : Error.NotFound("schedule").ToProblem();
    }
}

/// <summary>Ends a schedule for good. Runs under way go on.</summary>
internal static class DeleteSchedule
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid scheduleId, Tenant tenant, ScheduleStore schedules, CancellationToken cancellationToken) =>
        await schedules.DeleteAsync(tenant, scheduleId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("schedule").ToProblem();
}

/// <summary>Holds a schedule. Runs under way and slots that wait go on.</summary>
internal static class PauseSchedule
{
    private const int LongestReason = 300;

    public static async Task<Results<Ok<ScheduleView>, ProblemHttpResult>> HandleAsync(
        Guid scheduleId, SchedulePause request, Tenant tenant, ScheduleStore schedules, ScheduleViews views, CancellationToken cancellationToken)
    {
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? $"Paused by {tenant.Actor.Name}." : request.Reason.Trim();
        if (reason.Length > LongestReason || reason.Contains('\0'))
        {
            return Error.Invalid("bad_reason", $"A reason has at most {LongestReason} characters.", "Shorten it.").ToProblem();
        }

        return await schedules.PauseAsync(tenant, scheduleId, reason, cancellationToken) is { } row
            ? TypedResults.Ok(await views.OfAsync(tenant, row, cancellationToken))
            : Error.NotFound("schedule").ToProblem();
    }
}

/// <summary>Lets a schedule go on from its next slot; those in between are not missed.</summary>
internal static class ResumeSchedule
{
    public static async Task<Results<Ok<ScheduleView>, ProblemHttpResult>> HandleAsync(
        Guid scheduleId, Tenant tenant, ScheduleAcceptance acceptance, ScheduleStore schedules, ScheduleViews views, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(tenant, scheduleId, cancellationToken) is not { } row)
        {
            return Error.NotFound("schedule").ToProblem();
        }

        var rule = await acceptance.CheckAsync(tenant, row.Schedule, cancellationToken);
        if (!rule.IsOk)
        {
            return rule.Error.ToProblem();
        }

        return await schedules.ResumeAsync(tenant, row, rule.Value, cancellationToken) is { } resumed
            ? TypedResults.Ok(await views.OfAsync(tenant, resumed, cancellationToken))
            : Error.NotFound("schedule").ToProblem();
    }
}

/// <summary>A pause.</summary>
/// <param name="Reason">Why; shown beside the schedule.</param>
internal sealed record SchedulePause(string? Reason = null);
