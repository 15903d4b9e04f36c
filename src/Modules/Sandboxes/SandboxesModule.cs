using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Sandboxes.Features;
using Cadre.Sandboxes.Features.Contexts;
using Cadre.Sandboxes.Features.Files;
using Cadre.Sandboxes.Features.Ports;
using Cadre.Sandboxes.Features.Programs;
using Cadre.Sandboxes.Features.Records;
using Cadre.Sandboxes.Features.Settings;
using Cadre.Sandboxes.Features.Snapshots;
using Cadre.Sandboxes.Features.Terminals;
using Cadre.Sandboxes.Live;
using Cadre.Sandboxes.Persistence;
using Cadre.Sandboxes.Previews;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cadre.Sandboxes;

/// <summary>Isolated places where foreign code, parsers, browsers and stdio servers run, and the persistent ones that people work in.</summary>
public static class SandboxesModule
{
    /// <summary>Registers <see cref="ISandboxProvider"/> (one for the server) and <see cref="ISandboxDirectory"/> (which needs the database and the egress proxies).</summary>
    public static IServiceCollection AddSandboxes(this IServiceCollection services, Action<SandboxesOptions> configure)
    {
        services.AddOptions<SandboxesOptions>().Configure(configure)
            .Validate(options => options.Root.Length > 0, "SandboxesOptions.Root is required: the folder of the workspace files.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();
        services.AddSandboxProvider();
        services.AddMigrations(new MigrationSet("sandboxes", typeof(SandboxesModule).Assembly));
        services.AddSingleton<SandboxStore>().AddSingleton<SnapshotRows>().AddSingleton<SettingsStore>().AddSingleton<SettingsChange>().AddSingleton<LiveSandboxes>().AddHostedService<IdleSandboxes>();
        services.AddSingleton<ISandboxDirectory, SandboxDirectory>();
        return services.AddSingleton<SandboxServices>().AddSingleton<PreviewDirectory>().AddSingleton<PreviewRequests>();
    }

    /// <summary>Answers requests to preview hosts. First of all: nothing else of the server may answer there.</summary>
    public static IApplicationBuilder UseSandboxPreviews(this IApplicationBuilder app)
    {
        var requests = app.ApplicationServices.GetRequiredService<PreviewRequests>();
        return app.Use(requests.InvokeAsync);
    }

    /// <summary>Maps <c>/api/v1/sandboxes</c>.</summary>
    public static void MapSandboxes(this EndpointRegistry registry)
    {
        var group = registry.Group("Sandboxes", "/api/v1/sandboxes");
        var reads = EndpointPolicy.Reads("sandbox");
        var edits = EndpointPolicy.Edits("sandbox");
        var streams = edits with { Rate = RateClass.Stream };
        group.Get("", EndpointPolicy.Reads(), ListSandboxes.HandleAsync);
        group.Post("", EndpointPolicy.Edits() with { Idempotent = true }, CreateSandbox.HandleAsync);
        group.Get("/{sandboxId}", reads, GetSandbox.HandleAsync);
        group.Patch("/{sandboxId}", edits, RenameSandbox.HandleAsync);
        group.Delete("/{sandboxId}", edits, DeleteSandbox.HandleAsync);
        group.Post("/{sandboxId}/exec", streams, ExecInSandbox.HandleAsync).Produces(StatusCodes.Status200OK, contentType: "text/event-stream");
        group.Get("/{sandboxId}/programs", reads, ListPrograms.HandleAsync);
        group.Get("/{sandboxId}/programs/{programId:guid}/output", reads with { Rate = RateClass.Stream }, FollowProgram.HandleAsync).Produces(StatusCodes.Status200OK, contentType: "text/event-stream");
        group.Delete("/{sandboxId}/programs/{programId:guid}", edits, KillProgram.HandleAsync);
        group.Get("/{sandboxId}/usage", reads with { Rate = RateClass.Stream }, WatchUsage.HandleAsync).Produces(StatusCodes.Status200OK, contentType: "text/event-stream");
        group.Get("/{sandboxId}/terminal", streams, OpenTerminal.HandleAsync);
        group.Post("/{sandboxId}/previews", edits, OpenPreview.HandleAsync);
        MapFiles(group, reads, edits);
        var settings = registry.Group("Sandboxes", "/api/v1/sandbox-settings");
        settings.Get("", EndpointPolicy.Reads(), GetSandboxSettings.HandleAsync);
        settings.Put("", EndpointPolicy.Administers(), ChangeSandboxSettings.HandleAsync);
        group.Get("/{sandboxId}/snapshots", reads, ListSnapshots.HandleAsync);
        group.Post("/{sandboxId}/snapshots", edits, TakeSnapshot.HandleAsync);
        group.Post("/{sandboxId}/snapshots/{snapshotId:guid}/restore", edits, RestoreSnapshot.HandleAsync);
        group.Delete("/{sandboxId}/snapshots/{snapshotId:guid}", edits, DeleteSnapshot.HandleAsync);
        group.Post("/{sandboxId}/contexts", edits, CreateContext.HandleAsync);
        group.Post("/{sandboxId}/contexts/{contextId:guid}/cells", edits, RunCell.HandleAsync);
        group.Delete("/{sandboxId}/contexts/{contextId:guid}", edits, EndContext.HandleAsync);
    }

    private static void MapFiles(EndpointGroup group, EndpointPolicy reads, EndpointPolicy edits)
    {
        group.Get("/{sandboxId}/files", reads, ListSandboxFiles.HandleAsync);
        group.Get("/{sandboxId}/files/content", reads, ReadSandboxFile.HandleAsync).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        group.Put("/{sandboxId}/files/content", edits with { Rate = RateClass.Costly, BodyLimit = 100L << 20 }, WriteSandboxFile.HandleAsync);
        group.Post("/{sandboxId}/files/folders", edits, MakeSandboxFolder.HandleAsync);
        group.Post("/{sandboxId}/files/moves", edits, MoveSandboxFile.HandleAsync);
        group.Delete("/{sandboxId}/files", edits, DeleteSandboxFile.HandleAsync);
    }
}
