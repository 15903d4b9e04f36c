using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Notices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>What blocks and reminders told the people of the workspace, newest first.</summary>
internal static class ListNotices
{
    public static async Task<Ok<Page<NoticeView>>> HandleAsync(Guid? cursor, int? limit, Tenant tenant, NoticeStore notices, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(limit ?? 50, 1, 200);
        var rows = await notices.ListAsync(tenant, cursor, size + 1, cancellationToken);
        return TypedResults.Ok(new Page<NoticeView>([.. rows.Take(size).Select(View)], rows.Count > size ? rows[size - 1].Id.ToString() : null));
    }

    private static NoticeView View(NoticeRow row) => new(
        row.Id, new(DateTime.SpecifyKind(row.At, DateTimeKind.Utc)), row.Level, row.Title, row.Text, new(row.Run_id), row.Address, row.Canvas_id);
}

/// <summary>A notice.</summary>
internal sealed record NoticeView(Guid Id, DateTimeOffset At, string Level, string Title, string Text, RunId RunId, string Address, Guid? CanvasId);
