using Cadre.Blocks.Agent.Loop;
using Cadre.Blocks.Agent.Minds;
using Cadre.Blocks.Agent.Tools;
using Cadre.Blocks.Mcp;
using Cadre.Blocks.Squad;
using Cadre.Blocks.Squad.Patterns;
using Cadre.Canvases.Contracts;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Blocks.Agent;

/// <summary>Registration of agents at work: their block type, loop, minds and tools.</summary>
internal static class AgentBlocks
{
    /// <summary>Registers all of it.</summary>
    public static IServiceCollection AddAgentBlocks(this IServiceCollection services)
    {
        services.AddSingleton<AgentCasting>().AddSingleton<AgentMinds>().AddSingleton<ToolDesk>().AddSingleton<AgentLoop>().AddSingleton<Toolbox>();
        services.AddSingleton(provider => new WorkFolder(new Lazy<ISandboxDirectory>(provider.GetRequiredService<ISandboxDirectory>)));
        services.AddSingleton(provider => new Lazy<ICanvasDocuments>(provider.GetRequiredService<ICanvasDocuments>));
        services.AddTool<KnowledgeTool>().AddTool<WebSearchTool>().AddTool<FetchTool>().AddTool<TransformTool>().AddTool<RunCodeTool>().AddTool<ShellTool>()
            .AddTool<ListFilesTool>().AddTool<ReadFileTool>().AddTool<WriteFileTool>().AddTool<KeepFileTool>().AddTool<FindInFilesTool>().AddTool<EditFileTool>().AddTool<QueryTableTool>().AddTool<WriteDocumentTool>()
            .AddTool<ReadCanvasTool>().AddTool<EditCanvasTool>().AddTool<NotifyTool>().AddTool<AskPerson>();
        services.AddSingleton<ISquadPattern, Sequential>().AddSingleton<ISquadPattern, Concurrent>().AddSingleton<ISquadPattern, RoundRobin>().AddSingleton<ISquadPattern, Selector>()
            .AddSingleton<ISquadPattern, HandOff>().AddSingleton<ISquadPattern, PlannerLed>().AddSingleton<ISquadPattern, Debate>().AddSingleton<ISquadPattern, AuthorReviewer>();
        services.AddSingleton<McpFiles>();
        return services.AddSingleton<IStepExecutor, AgentExecutor>().AddSingleton<IStepExecutor, McpExecutor>().AddSingleton<IStepExecutor, SquadExecutor>();
    }

    private static IServiceCollection AddTool<T>(this IServiceCollection services)
        where T : class, IAgentTool =>
        services.AddSingleton<T>().AddSingleton<IAgentTool>(provider => provider.GetRequiredService<T>()).AddSingleton(provider => provider.GetRequiredService<T>().Info);
}
