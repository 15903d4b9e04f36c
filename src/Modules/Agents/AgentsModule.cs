using Cadre.Agents.Contracts;
using Cadre.Agents.Domain;
using Cadre.Agents.Features;
using Cadre.Agents.Conversations;
using Cadre.Agents.Features.Conversations;
using Cadre.Agents.Features.Mcp;
using Cadre.Agents.Mcp;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Agents;

/// <summary>The agents of a workspace: who they are, what they may use, how far they may go. And the MCP servers whose tools they and blocks use.</summary>
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
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<ConversationRuns>();
        services.AddSingleton<McpServerStore>();
        services.AddSingleton<McpSessions>();
        services.AddSingleton<McpServers>();
        services.AddSingleton<IMcpServers>(provider => provider.GetRequiredService<McpServers>());
        services.AddSingleton<IAgentDirectory>(provider => provider.GetRequiredService<AgentStore>());
        return services;
    }

    /// <summary>Maps <c>/api/v1/agents</c>, <c>/api/v1/mcp-servers</c> and <c>/api/v1/conversations</c>.</summary>
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
        var costly = EndpointPolicy.Administers() with { Rate = RateClass.Costly };
        var mcp = registry.Group("MCP servers", "/api/v1/mcp-servers");
        mcp.Get("/", EndpointPolicy.Reads(), ListMcpServers.HandleAsync);
        mcp.Post("/", costly with { Idempotent = true }, AddMcpServer.HandleAsync);
        mcp.Post("/{serverId:guid}/test", costly with { Resource = "server" }, TestMcpServer.HandleAsync);
        mcp.Post("/{serverId:guid}/approve", costly with { Resource = "server" }, ApproveMcpServer.HandleAsync);
        mcp.Delete("/{serverId:guid}", EndpointPolicy.Administers("server"), RemoveMcpServer.HandleAsync);
        var conversations = registry.Group("Conversations", "/api/v1/conversations");
        conversations.Get("/", EndpointPolicy.Reads(), ListConversations.HandleAsync);
        conversations.Post("/", EndpointPolicy.Operates() with { Idempotent = true }, AddConversation.HandleAsync);
        conversations.Get("/{conversationId:guid}", EndpointPolicy.Reads("conversation"), GetConversation.HandleAsync);
        conversations.Post("/{conversationId:guid}/messages", EndpointPolicy.Operates("conversation") with { Idempotent = true, Rate = RateClass.Costly }, Say.HandleAsync);
        conversations.Delete("/{conversationId:guid}", EndpointPolicy.Operates("conversation"), DeleteConversation.HandleAsync);
    }
}
