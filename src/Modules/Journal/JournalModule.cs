using Cadre.Journal.Contracts;
using Cadre.Journal.Features;
using Cadre.Journal.Live;
using Cadre.Journal.Persistence;
using Cadre.Kernel;
using Cadre.Nodes;
using Cadre.Nodes.Contracts;
using Cadre.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Journal;

/// <summary>The append-only log of a workspace and its streams to the screen.</summary>
public static class JournalModule
{
    /// <summary>The module's schema.</summary>
    public static MigrationSet Migrations { get; } = new("journal", typeof(JournalModule).Assembly);

    /// <summary>Registers <see cref="IJournal"/> and <see cref="LiveHub"/>.</summary>
    public static IServiceCollection AddJournal(this IServiceCollection services) => services
        .AddMigrations(Migrations)
        .AddSingleton<IJournal, JournalStore>()
        .AddLoneNode()
        .AddSingleton<LiveHub>()
        .AddSingleton<INodeService, LiveService>()
        .AddSingleton<RemoteLiveServices>()
        .AddSingleton<CallerChecks>()
        .AddSingleton<StreamRounds>()
        .AddSingleton<StreamReading>();

    /// <summary>Maps <c>/api/v1/streams</c>.</summary>
    public static void MapJournal(this EndpointRegistry registry) => registry.Group("Journal", "/api/v1/streams")
        .Get("/{stream}", EndpointPolicy.Reads("stream") with { Rate = RateClass.Stream }, OpenStream.HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "text/event-stream");
}
