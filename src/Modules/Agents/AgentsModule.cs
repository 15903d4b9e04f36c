using Cadre.Agents.Contracts;
using Cadre.Agents.Domain;
using Cadre.Agents.Features;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Agents;

/// <summary>The agents of a workspace: who they are, what they may use, how far they may go.</summary>
public static class AgentsModule
{
    /// <summary>Registers the module. The tools that agents may be given are every <see cref="AgentToolInfo"/> registered.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.AddMigrations(new MigrationSet("agents", typeof(AgentsModule).Assembly));
        services.AddSingleton<AgentTemplates>();
        services.AddSingleton<AgentRules>();
        services.AddSingleton<AgentStore>();
        services.AddSingleton<AgentChange>();
        services.AddSingleton<IAgentDirectory>(provider => provider.GetRequiredService<AgentStore>());
        return services;
    }

    /// <summary>Maps <c>/api/v1/agents</c>.</summary>
    public static void MapAgents(this EndpointRegistry registry)
    {
        var api = registry.Group("Agents", "/api/v1/agents");
        api.Get("/", EndpointPolicy.Reads(), ListAgents.HandleAsync);
        api.Post("/", EndpointPolicy.Edits() with { Idempotent = true }, AddAgent.HandleAsync);
        api.Get("/templates", EndpointPolicy.Reads(), ListAgentTemplates.Handle);
        api.Get("/tools", EndpointPolicy.Reads(), ListAgentTools.Handle);
        api.Get("/{agentId:guid}", EndpointPolicy.Reads("agent"), GetAgent.HandleAsync);
        api.Put("/{agentId:guid}", EndpointPolicy.Edits("agent"), ChangeAgent.HandleAsync);
        api.Delete("/{agentId:guid}", EndpointPolicy.Edits("agent"), DeleteAgent.HandleAsync);
    }
}
