using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Agents.Domain;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Agents.Persistence;

/// <summary>Changes of agents, each with a line of the audit trail in the same transaction.</summary>
internal sealed class AgentChange(Database database, AgentRules rules, IAuditLog audit, IdSource ids, TimeProvider time)
{
    private const int MostAgents = 200;

    public async Task<Result<AgentView>> AddAsync(Tenant tenant, AgentProfile wanted, CancellationToken cancellationToken)
    {
        var profile = rules.Check(wanted);
        if (!profile.IsOk)
        {
            return profile.Error;
        }

        var now = time.GetUtcNow();
        var agent = new AgentView(ids.New<AgentId>(), profile.Value, now, now);
        return await database.TenantAsync<Result<AgentView>>(
            tenant,
            async session =>
            {
                if (await AgentStore.CountAsync(session, cancellationToken) >= MostAgents)
                {
                    return Error.Conflict("agents_full", $"A workspace has at most {MostAgents} agents.", "Delete one that is not needed any more.");
                }

                if (await AgentStore.IsTakenAsync(session, agent.Profile.Name, agent.Id, cancellationToken))
                {
                    return Taken(agent.Profile.Name);
                }

                await AgentStore.InsertAsync(session, tenant, agent, cancellationToken);
                await AuditAsync(session, tenant, "agent.created", agent.Id, agent.Profile, cancellationToken);
                return agent;
            },
            cancellationToken);
    }

    public async Task<Result<Done>> ChangeAsync(Tenant tenant, AgentId id, AgentProfile wanted, CancellationToken cancellationToken)
    {
        var profile = rules.Check(wanted);
        if (!profile.IsOk)
        {
            return profile.Error;
        }

        return await database.TenantAsync<Result<Done>>(
            tenant,
            async session =>
            {
                if (await AgentStore.IsTakenAsync(session, profile.Value.Name, id, cancellationToken))
                {
                    return Taken(profile.Value.Name);
                }

                if (!await AgentStore.UpdateAsync(session, id, profile.Value, time.GetUtcNow(), cancellationToken))
                {
                    return Error.NotFound("agent");
                }

                await AuditAsync(session, tenant, "agent.changed", id, profile.Value, cancellationToken);
                return default(Done);
            },
            cancellationToken);
    }

    public Task<bool> DeleteAsync(Tenant tenant, AgentId id, CancellationToken cancellationToken) => database.TenantAsync(
        tenant,
        async session =>
        {
            var deleted = await AgentStore.DeleteAsync(session, id, cancellationToken);
            if (deleted)
            {
                await audit.AppendAsync(session, tenant, "agent.deleted", JsonSerializer.SerializeToElement(new { id }, CadreJson.Stored), cancellationToken);
            }

            return deleted;
        },
        cancellationToken);

    /// <summary>The trail names what an agent may do, not how it is told to do it.</summary>
    private Task AuditAsync(Session session, Tenant tenant, string action, AgentId id, AgentProfile profile, CancellationToken cancellationToken) =>
        audit.AppendAsync(session, tenant, action, JsonSerializer.SerializeToElement(new { id, profile.Name, profile.Autonomy, profile.Budget, tools = profile.Tools.Select(t => t.Name) }, CadreJson.Stored), cancellationToken);

    private static Error Taken(string name) => Error.Conflict("agent_name_taken", $"There is an agent '{name}' already.", "Give this one another name.");
}
