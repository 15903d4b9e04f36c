using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Runs.Contracts;
using Cadre.Runs.Features;
using Cadre.Runs.History;
using Cadre.Runs.Links;
using Cadre.Runs.Notices;
using Cadre.Runs.Plug;
using Cadre.Runs.Undo;
using Cadre.Runs.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Runs;

/// <summary>Services and routes around the flow of runs: events, links, notices, undo.</summary>
internal static class RunControl
{
    public static IServiceCollection AddRunControl(this IServiceCollection services)
    {
        services.AddSingleton<WaitRows>();
        services.AddSingleton<IRunEvents, RunEvents>();
        services.AddSingleton<NoticeStore>().AddSingleton<INotices>(provider => provider.GetRequiredService<NoticeStore>());
        services.AddSingleton<AnswerLinks>();
        services.AddSingleton<Compensations>();
        services.AddSingleton<IStepUndo, StepUndo>();
        services.AddSingleton<RunUndo>();
        services.AddSingleton<RunPlaces>();
        services.AddSingleton<PowerPlug>().AddSingleton<INodeService>(provider => provider.GetRequiredService<PowerPlug>());
        services.AddSingleton<RunHistory>();
        services.AddSingleton<RunFamilies>();
        services.AddSingleton<IStepExecutor, UndoExecutor>();
        return services;
    }

    public static void MapRunControl(this EndpointRegistry registry)
    {
        var runs = registry.Group("Runs", "/api/v1/runs");
        runs.Post("/{runId}/undo", EndpointPolicy.Operates("run"), UndoRun.HandleAsync);
        runs.Post("/{runId}/answer-links", EndpointPolicy.Operates("run"), CreateAnswerLink.HandleAsync);
        runs.Post("/{runId}/pull-the-plug", EndpointPolicy.Administers("run"), PullThePlug.HandleAsync);
        runs.Get("/{runId}/timeline", EndpointPolicy.Reads("run"), GetTimeline.HandleAsync);
        runs.Get("/{runId}/step", EndpointPolicy.Reads("run"), GetStep.HandleAsync);
        runs.Get("/{runId}/family", EndpointPolicy.Reads("run"), GetFamily.HandleAsync);
        var limits = registry.Group("Runs", "/api/v1/run-limits");
        limits.Get("", EndpointPolicy.Reads(), GetWorkspaceRunLimits.HandleAsync);
        limits.Put("", EndpointPolicy.Administers(), SetWorkspaceRunLimits.HandleAsync);
        registry.Group("Runs", "/api/v1/notices").Get("", EndpointPolicy.Reads(), ListNotices.HandleAsync);
        var answers = registry.Group("Runs", "/answers");
        answers.Get("/{token}", EndpointPolicy.Anonymous() with { Rate = RateClass.Costly }, OpenAnswerLink.HandleAsync);
        answers.Post("/{token}", EndpointPolicy.Anonymous(), AnswerByLink.HandleAsync);
        registry.Group("Runs", "/api/v1/events").Post("", EndpointPolicy.Operates(), SendEvent.HandleAsync);
    }
}
