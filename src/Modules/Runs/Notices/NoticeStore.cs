using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;

namespace Cadre.Runs.Notices;

/// <summary>Notices of a workspace.</summary>
internal sealed class NoticeStore(Database database, IJournal journal, IdSource ids, TimeProvider time) : INotices
{
    private const string Stream = "workspace";

    public async Task NotifyAsync(Tenant tenant, Notice notice, string key, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into runs.notices (id, workspace_id, key, at, level, title, text, run_id, address, canvas_id)
            values (@id, @workspace, @key, @at, @level, @title, @text, @run, @address, @canvas) on conflict (workspace_id, key) do nothing
            """;
        var row = new
        {
            id = ids.NewGuid(),
            workspace = tenant.Workspace.Value,
            key,
            at = time.GetUtcNow().UtcDateTime,
            level = notice.Level,
            title = notice.Title,
            text = notice.Text,
            run = notice.Run.Value,
            address = notice.Address,
            canvas = notice.Canvas,
        };
        var stored = await database.TenantAsync(
            tenant,
            async session =>
            {
                if (await session.ExecuteAsync(Sql, row, cancellationToken) == 0)
                {
                    return false;
                }

                await journal.AppendAsync(session, tenant, Stream, [JournalEvent.Of("notice.sent", notice)], cancellationToken);
                return true;
            },
            cancellationToken);
        if (stored)
        {
            journal.Announce(tenant, Stream);
        }
    }

    /// <summary>Tells people what a commit reminds them of, before the commit; a repeat of the commit is no second notice.</summary>
    public async ValueTask RemindAsync(RunCommit commit, CancellationToken cancellationToken)
    {
        foreach (var reminded in commit.Events.OfType<StepReminded>())
        {
            var notice = new Notice("warning", reminded.Escalated ? "A question was escalated: nobody has answered" : "A question still waits for an answer", reminded.Message, commit.Run, reminded.Address, commit.Canvas);
            await NotifyAsync(Tenant.ForSystem(commit.Workspace), notice, $"{commit.Run}/{reminded.Address}/{(reminded.Escalated ? "escalated" : reminded.Number)}", cancellationToken);
        }
    }

    /// <summary>Newest first.</summary>
    public Task<List<NoticeRow>> ListAsync(Tenant tenant, Guid? before, int limit, CancellationToken cancellationToken)
    {
        var sql = "select id, at, level, title, text, run_id, address, canvas_id from runs.notices where workspace_id = @workspace" + (before is null ? "" : " and id < @before") + " order by id desc limit @limit";
        return database.TenantAsync(tenant, s => s.QueryAsync<NoticeRow>(sql, new { workspace = tenant.Workspace.Value, before, limit }, cancellationToken), cancellationToken);
    }
}

/// <summary>A stored notice.</summary>
internal sealed record NoticeRow
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public string Level { get; init; } = "";

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public Guid Run_id { get; init; }

    public string Address { get; init; } = "";

    public Guid? Canvas_id { get; init; }
}
