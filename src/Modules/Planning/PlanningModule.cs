using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Planning.BuiltIn;
using Cadre.Planning.Composition;
using Cadre.Planning.Features;
using Cadre.Planning.ModelPlanning;
using Cadre.Planning.Persistence;
using Cadre.Planning.Serving;
using Cadre.Planning.SubPlans;
using Cadre.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Planning;

/// <summary>Planning: an intent becomes a plan contract, an approved contract becomes a canvas.</summary>
public static class PlanningModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddPlanning(this IServiceCollection services)
    {
        services.AddMigrations(new MigrationSet("planning", typeof(PlanningModule).Assembly));
        services.AddSingleton<SubPlanLibrary>();
        services.AddSingleton<IPlanExamples, SubPlanExamples>();
        services.AddSingleton<BuiltInPlanner>();
        services.AddSingleton<PlanEstimates>();
        services.AddSingleton<PlanCheck>();
        services.AddSingleton<PlanTeam>();
        services.AddSingleton<ModelPlanner>();
        services.AddSingleton<Planner>();
        services.AddSingleton<PlanJournal>();
        services.AddSingleton<PlanStore>();
        services.AddSingleton<IServedTool, ListCanvasesTool>().AddSingleton<IServedTool, PlanIntentTool>().AddSingleton<IServedTool, ApprovePlanTool>().AddSingleton<IServedTool, StartRunTool>().AddSingleton<IServedTool, ReadRunTool>().AddSingleton<IServedTool, ListQuestionsTool>().AddSingleton<IServedTool, AnswerQuestionTool>();
        return services;
    }

    /// <summary>Maps the routes.</summary>
    public static void MapPlanning(this EndpointRegistry registry)
    {
        var api = registry.Group("Planning", "/api/v1");
        api.Post("/intents", EndpointPolicy.Edits() with { Rate = RateClass.Costly, Idempotent = true, BodyLimit = 4 << 20 }, PlanIntent.HandleAsync);
        api.Get("/plans", EndpointPolicy.Reads(), ListPlans.HandleAsync);
        api.Get("/plans/{planId}", EndpointPolicy.Reads("plan"), GetPlan.HandleAsync);
        api.Patch("/plans/{planId}", EndpointPolicy.Edits("plan") with { BodyLimit = 8 << 20 }, UpdatePlan.HandleAsync);
        api.Post("/plans/{planId}/approve", EndpointPolicy.Edits("plan") with { Idempotent = true }, ApprovePlan.HandleAsync);
        api.Delete("/plans/{planId}", EndpointPolicy.Edits("plan"), DeletePlan.HandleAsync);
        var mcp = registry.Group("MCP", "/api/v1/mcp");
        mcp.Post("/", EndpointPolicy.Reads() with { Rate = RateClass.Write, BodyLimit = 4 << 20 }, AnswerMcp.HandleAsync);
        mcp.Get("/", EndpointPolicy.Reads(), ListenMcp.HandleAsync);
    }
}
