using System.Text.Json;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Identity.Contracts;

/// <summary>The tamper-evident record of a workspace: who changed access, keys, credentials and settings.</summary>
public interface IAuditLog
{
    /// <summary>Appends inside the caller's transaction; appending holds the workspace's head until it ends.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="tenant">The workspace and who acts.</param>
    /// <param name="action">Stable, dotted, lower case: <c>key.created</c>.</param>
    /// <param name="data">A small JSON object; never secrets.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task AppendAsync(Session session, Tenant tenant, string action, JsonElement data, CancellationToken cancellationToken);

    /// <summary>Checks the whole chain.</summary>
    /// <returns>The number of the first row that was changed, removed or added by other hands; null when all is well.</returns>
    Task<long?> FirstBadRowAsync(Tenant tenant, CancellationToken cancellationToken);
}
