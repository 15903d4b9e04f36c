using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Nodes.Features;
using Cadre.Nodes.Persistence;
using Cadre.Nodes.Registry;
using Cadre.Nodes.Relay;
using Cadre.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cadre.Nodes;

/// <summary>The nodes of an installation: who is there, and how they call each other.</summary>
public static class NodesModule
{
    /// <summary>The module's schema.</summary>
    public static MigrationSet Migrations { get; } = new("nodes", typeof(NodesModule).Assembly);

    /// <summary>Registers <see cref="ThisNode"/> and <see cref="INodeLinks"/>, and makes this process a node: it listens for the others from the start and leaves last.</summary>
    public static IServiceCollection AddNodes(this IServiceCollection services, NodesOptions options)
    {
        services.AddMigrations(Migrations).AddSingleton(options).AddSingleton<ThisNode>();
        services.AddSingleton<NodeStore>().AddSingleton<RelayIdentity>().AddSingleton<LagMeter>().AddSingleton<FigureReading>().AddSingleton<NodeSurroundings>();
        services.AddSingleton<NodeLinks>().AddSingleton<INodeLinks>(provider => provider.GetRequiredService<NodeLinks>());
        services.AddSingleton<RelayListener>().AddHostedService(provider => provider.GetRequiredService<RelayListener>());
        services.AddHostedService(provider => provider.GetRequiredService<LagMeter>());
        return services.AddHostedService<NodeRegistry>();
    }

    /// <summary>For a process that is alone and has no registry: <see cref="ThisNode"/>, and links that know nobody. Does nothing after <see cref="AddNodes"/>.</summary>
    public static IServiceCollection AddLoneNode(this IServiceCollection services)
    {
        services.TryAddSingleton<ThisNode>();
        services.TryAddSingleton<INodeLinks, LoneNode>();
        return services;
    }

    /// <summary>Contributes a figure that <typeparamref name="T"/> knows.</summary>
    public static IServiceCollection AddGauge<T>(this IServiceCollection services, NodeFigure figure, Func<T, long> read)
        where T : notnull => services.AddSingleton(provider =>
        {
            var source = provider.GetRequiredService<T>();
            return new NodeGauge(figure, () => read(source));
        });

    /// <summary>Maps <c>/api/v1/nodes</c>.</summary>
    public static void MapNodes(this EndpointRegistry registry) =>
        registry.Group("Nodes", "/api/v1/nodes").Get("", EndpointPolicy.Administers() with { Rate = RateClass.Read }, ListNodes.HandleAsync);
}
