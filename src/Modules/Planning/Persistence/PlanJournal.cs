using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Planning.Persistence;

/// <summary>Work on plans that tells the workspace's journal what happened.</summary>
internal sealed class PlanJournal(Database database, IJournal journal)
{
    private const string Stream = "workspace";

    /// <summary>Does the work and journals what it tells, in one transaction; false when it tells nothing.</summary>
    public async Task<bool> DoAsync(Tenant tenant, Func<Session, Task<JournalEvent?>> work, CancellationToken cancellationToken)
    {
        var happened = await database.TenantAsync(
            tenant,
            async session =>
            {
                var told = await work(session);
                if (told is not null)
                {
                    await journal.AppendAsync(session, tenant, Stream, [told], cancellationToken);
                }

                return told is not null;
            },
            cancellationToken);
        if (happened)
        {
            journal.Announce(tenant, Stream);
        }

        return happened;
    }
}
