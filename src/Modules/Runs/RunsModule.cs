using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Nodes;
using Cadre.Nodes.Contracts;
using Cadre.Postgres;
using Cadre.Runs.Artifacts;
using Cadre.Runs.Artifacts.S3;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;
using Cadre.Runs.Features;
using Cadre.Runs.Lines;
using Cadre.Runs.Persistence;
using Cadre.Runs.Retention;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Cadre.Runs;

/// <summary>The durable engine: runs of flows, their journal, artifacts.</summary>
public static class RunsModule
{
    /// <summary>The module's schema.</summary>
    public static MigrationSet Migrations { get; } = new("runs", typeof(RunsModule).Assembly);

    /// <summary>Registers <see cref="IRunService"/>, <see cref="IArtifactStore"/> and the node. Step executors are found among the registered <see cref="IStepExecutor"/>s.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services, RunsOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();
        services.AddMigrations(Migrations);
        services.AddSingleton(options);
        services.AddLoneNode();
        services.AddArtifacts(options);
        services.AddSingleton<Payloads>();
        services.AddSingleton<FlowStore>();
        services.AddSingleton<IRecentFlows, RecentFlows>();
        services.AddSingleton<IRunStore, PostgresRunStore>();
        services.AddSingleton<RunOwners>();
        services.AddSingleton<CommitWriter>();
        services.AddSingleton<RunReading>().AddSingleton<IOpenQuestions, OpenQuestions>();
        services.AddSingleton<QueueGauge>();
        services.AddSingleton(CreateHost);
        services.AddSingleton(provider => new EngineNode(provider.GetRequiredService<IRunStore>(), provider.GetRequiredService<RunHost>(), Settings(options), provider.GetRequiredService<ILogger<EngineNode>>()));
        services.AddSingleton<RunDispatch>();
        services.AddLines();
        services.AddSingleton<RunStarts>();
        services.AddSingleton<RunRepeats>();
        services.AddSingleton<IRunService, RunService>();
        services.AddSingleton<IRunStates, RunStates>();
        services.AddSingleton<IResultHistory, ResultHistory>();
        services.AddSingleton<IEventStreamSource, RunStreamSource>();
        services.AddRunControl();
        services.AddSingleton<OldRuns>();
        services.AddHostedService<RetentionService>();
        services.AddSingleton<RunNews>().AddHostedService(provider => provider.GetRequiredService<RunNews>());
        services.AddHostedService<EngineService>();
        return services.AddEngineGauges();
    }

    /// <summary>Maps <c>/api/v1/runs</c>, <c>/api/v1/approvals</c> and <c>/api/v1/artifacts</c>. Starting runs belongs to Canvases, which compiles.</summary>
    public static void MapRuns(this EndpointRegistry registry)
    {
        var runs = registry.Group("Runs", "/api/v1/runs");
        runs.Get("", EndpointPolicy.Reads(), ListRuns.HandleAsync);
        runs.Get("/{runId}", EndpointPolicy.Reads("run"), GetRun.HandleAsync);
        runs.Get("/{runId}/events", EndpointPolicy.Reads("run"), ListRunEvents.HandleAsync);
        runs.Post("/{runId}/cancel", EndpointPolicy.Operates("run"), CancelRun.HandleAsync);
        runs.Post("/{runId}/pause", EndpointPolicy.Operates("run"), PauseRun.HandleAsync);
        runs.Post("/{runId}/resume", EndpointPolicy.Operates("run"), ResumeRun.HandleAsync);
        runs.Post("/{runId}/replay", EndpointPolicy.Operates("run"), ReplayRun.HandleAsync);
        runs.Post("/{runId}/answers", EndpointPolicy.Operates("run"), AnswerStep.HandleAsync);
        registry.MapRunControl();
        registry.Group("Runs", "/api/v1/approvals").Get("", EndpointPolicy.Reads(), ListApprovals.HandleAsync);

        var artifacts = registry.Group("Artifacts", "/api/v1/artifacts");
        artifacts.Post("", EndpointPolicy.Edits() with { Rate = RateClass.Costly, BodyLimit = 100L << 20 }, UploadArtifact.HandleAsync);
        artifacts.Get("/{hash}", EndpointPolicy.Reads("artifact"), DownloadArtifact.HandleAsync).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        artifacts.Post("/{hash}/links", EndpointPolicy.Operates("artifact"), CreateArtifactLink.HandleAsync);
        artifacts.Get("/signed/{token}", EndpointPolicy.Anonymous() with { Rate = RateClass.Read }, OpenSignedArtifact.HandleAsync).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    private static void AddArtifacts(this IServiceCollection services, RunsOptions options)
    {
        services.AddSingleton<DiskArtifactFiles>().AddSingleton<RelayedArtifactFiles>().AddSingleton<INodeService, ArtifactService>();
        services.AddSingleton<IArtifactFiles>(provider => options.S3 is { } bucket
            ? new S3ArtifactFiles(bucket, provider.GetRequiredService<DiskArtifactFiles>())
            : provider.GetRequiredService<RelayedArtifactFiles>());
        services.AddSingleton<ArtifactSigner>();
        services.AddSingleton<IArtifactStore, ArtifactStore>();
    }

    private static void AddLines(this IServiceCollection services) => services
        .AddSingleton<LineStore>()
        .AddSingleton<LineLeavers>()
        .AddSingleton<WorkspaceLimits>()
        .AddSingleton<RunAdmission>()
        .AddSingleton<IRunLines>(provider => provider.GetRequiredService<RunAdmission>())
        .AddHostedService<LineKeeper>();

    private static IServiceCollection AddEngineGauges(this IServiceCollection services) => services
        .AddGauge<EngineNode>(NodeFigure.Engine, node => node.Id)
        .AddGauge<EngineNode>(NodeFigure.Runs, node => node.Owned)
        .AddGauge<EngineNode>(NodeFigure.Steps, node => node.Host.Slots.InUse)
        .AddGauge<CommitWriter>(NodeFigure.StepsEnded, writer => writer.StepsEnded);

    private static EngineSettings Settings(RunsOptions options) => new(options.NodeName) { MaxOwned = options.MaxOwnedRuns, Lease = options.Lease, Drain = options.Drain };

    private static RunHost CreateHost(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<RunsOptions>();
        var ids = provider.GetRequiredService<IdSource>();
        var notifications = provider.GetRequiredService<Notifications>();
        var limits = new RunLimits(options.MaxEffects, options.MaxJournalBytes, options.MaxDuration, options.MaxInterruptions);
        return new RunHost(provider.GetRequiredService<CommitWriter>(), new StepSlots(options.StepsInFlight), provider.GetRequiredService<TimeProvider>(), limits, provider.GetRequiredService<LiveHub>(), provider.GetRequiredService<ILogger<EngineNode>>())
        {
            Executors = provider.GetServices<IStepExecutor>().ToDictionary(e => e.Type, StringComparer.Ordinal),
            Scheduler = TaskScheduler.Default,
            Jitter = () => BitConverter.ToUInt16(ids.NewBytes(2)) / 65536.0,
            Announce = notifications.Publish,
            Leave = provider.GetRequiredService<LineLeavers>().Add,
            Tell = provider.GetRequiredService<RunNews>().Tell,
        };
    }
}
