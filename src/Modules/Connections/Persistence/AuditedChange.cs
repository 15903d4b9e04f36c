using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Connections.Persistence;

/// <summary>Changes of what may be called and with which secret: each in one transaction with its line of the audit trail, and without one where nothing changed.</summary>
internal sealed class AuditedChange(Database database, IAuditLog audit)
{
    /// <summary>Runs a statement; true when it touched a row.</summary>
    /// <param name="tenant">Whose, and who acts.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="action">What the trail calls it.</param>
    /// <param name="what">What the trail says of it; never secrets.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<bool> MakeAsync(Tenant tenant, string sql, object args, string action, object what, CancellationToken cancellationToken) => database.TenantAsync(
        tenant,
        async session =>
        {
            var changed = await session.ExecuteAsync(sql, args, cancellationToken) > 0;
            if (changed)
            {
                await audit.AppendAsync(session, tenant, action, JsonSerializer.SerializeToElement(what, CadreJson.Stored), cancellationToken);
            }

            return changed;
        },
        cancellationToken);
}
