using Cadre.Connections.Addresses;
using Cadre.Connections.Caching;
using Cadre.Connections.Contracts;
using Cadre.Connections.Features;
using Cadre.Connections.Gateway;
using Cadre.Connections.Log;
using Cadre.Connections.Persistence;
using Cadre.Connections.Proxy;
using Cadre.Connections.Rules;
using Cadre.Connections.Vault;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Connections;

/// <summary>The vault and the one door to the outside.</summary>
public static class ConnectionsModule
{
    /// <summary>Needs an <see cref="Cadre.Identity.Contracts.IAuditLog"/>. Registers <see cref="IEgressGateway"/>, <see cref="ICredentialVault"/>, <see cref="IEgressGrants"/>, <see cref="IEgressRules"/>, <see cref="ISandboxProxies"/>.</summary>
    public static IServiceCollection AddConnections(this IServiceCollection services, ConnectionsOptions options)
    {
        services.AddMigrations(new MigrationSet("connections", typeof(ConnectionsModule).Assembly));
        services.AddSingleton(options);
        services.AddSingleton<IHostResolver, SystemResolver>();
        services.AddSingleton<IAddressConnector, TcpConnector>();
        services.AddSingleton<AddressDialer>();
        services.AddSingleton<ConnectionPools>();
        services.AddSingleton<HostPatience>();
        services.AddSingleton<PolicyStore>();
        services.AddSingleton<AuditedChange>();
        services.AddSingleton<IEgressGrants, GrantStore>();
        services.AddSingleton<IEgressRules, RuleStore>();
        services.AddSingleton<EgressGate>();
        services.AddSingleton<EgressCall>();
        services.AddSingleton<EgressLog>();
        services.AddHostedService(provider => provider.GetRequiredService<EgressLog>());
        services.AddSingleton<EgressLogReading>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<CachedCall>();
        services.AddSingleton<IEgressGateway, EgressGateway>();
        services.AddSingleton<ProxyServices>();
        services.AddSingleton<ISandboxProxies, SandboxProxies>();
        services.AddSingleton<MasterKeys>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<CredentialStore>();
        services.AddSingleton<CredentialVault>();
        services.AddSingleton<ICredentialVault>(provider => provider.GetRequiredService<CredentialVault>());
        services.AddHostedService<KeyGuard>();
        return services;
    }

    /// <summary>Maps the routes.</summary>
    public static void MapConnections(this EndpointRegistry registry)
    {
        var api = registry.Group("Connections", "/api/v1");
        api.Get("/credentials", EndpointPolicy.Reads(), ListCredentials.HandleAsync);
        api.Post("/credentials", EndpointPolicy.Administers() with { Idempotent = true }, AddCredential.HandleAsync);
        api.Delete("/credentials/{credentialId}", EndpointPolicy.Administers("credential"), DeleteCredential.HandleAsync);
        api.Get("/egress/log", EndpointPolicy.Reads(), ListEgressLog.HandleAsync);
        api.Post("/egress/log/{lineId:guid}/allow", EndpointPolicy.Administers("line"), AllowFromLog.HandleAsync);
        api.Get("/egress/rules", EndpointPolicy.Reads(), GetEgressRules.HandleAsync);
        api.Post("/egress/rules", EndpointPolicy.Administers(), AddEgressRule.HandleAsync);
        api.Delete("/egress/rules", EndpointPolicy.Administers(), RemoveEgressRule.HandleAsync);
        api.Post("/egress/grants", EndpointPolicy.Administers(), AddEgressGrant.HandleAsync);
        api.Delete("/egress/grants", EndpointPolicy.Administers(), RemoveEgressGrant.HandleAsync);
    }
}
