using Cadre.Identity.Audit;
using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Identity.Enforcement;
using Cadre.Identity.Features.Account;
using Cadre.Identity.Features.Invitations;
using Cadre.Identity.Features.Keys;
using Cadre.Identity.Features.Members;
using Cadre.Identity.Features.Sessions;
using Cadre.Identity.Features.Setup;
using Cadre.Identity.Idempotency;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Identity;

/// <summary>People, workspaces, roles, sessions, API keys, the audit chain, and the guard in front of every route.</summary>
public static class IdentityModule
{
    /// <summary>The module's schema.</summary>
    public static MigrationSet Migrations { get; } = new("identity", typeof(IdentityModule).Assembly);

    /// <summary>Registers accounts and the guard. <paramref name="options"/> must hold an audit key.</summary>
    /// <exception cref="ArgumentException">The audit key is shorter than 32 bytes.</exception>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IdentityOptions options)
    {
        if (options.AuditKey.Length < 32)
        {
            throw new ArgumentException("IdentityOptions.AuditKey needs at least 32 bytes that are kept outside the database.", nameof(options));
        }

        services.ConfigureHttpJsonOptions(json => RequestJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSingleton(options).AddMigrations(Migrations).AddHostedService<Housekeeping>();
        services.AddSingleton<PasswordVault>().AddSingleton<SessionCookie>().AddSingleton<CallerReading>();
        services.AddSingleton<PrincipalStore>().AddSingleton<ICallerCheck>(provider => provider.GetRequiredService<PrincipalStore>());
        services.AddSingleton<SetupStore>().AddSingleton<ISetupTokens>(provider => provider.GetRequiredService<SetupStore>());
        services.AddSingleton<AccountStore>().AddSingleton<MemberStore>().AddSingleton<InvitationStore>().AddSingleton<KeyStore>().AddSingleton<Invitees>();
        services.AddSingleton<IAuditLog, AuditChain>().AddSingleton<IdempotencyStore>();
        return services.AddSingleton<FailureMapping>().AddSingleton<OriginGuard>().AddSingleton<RateGuard>().AddSingleton<AccessGuard>().AddSingleton<IdempotencyReplay>();
    }

    /// <summary>Puts the guard in front of everything that is mapped or used after it. Routing must come before it.</summary>
    public static IApplicationBuilder UseIdentity(this IApplicationBuilder app)
    {
        var services = app.ApplicationServices;
        var (failures, origins, access, replay) = (services.GetRequiredService<FailureMapping>(), services.GetRequiredService<OriginGuard>(), services.GetRequiredService<AccessGuard>(), services.GetRequiredService<IdempotencyReplay>());
        app.Use(SecurityHeaders.InvokeAsync);
        app.Use(failures.InvokeAsync);
        app.Use(origins.InvokeAsync);
        app.Use(access.InvokeAsync);
        return app.Use(replay.InvokeAsync);
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapIdentity(this EndpointRegistry registry)
    {
        var group = registry.Group("Identity", "/api/v1");
        var openRead = EndpointPolicy.Anonymous() with { Rate = RateClass.Read };
        group.Get("/setup", openRead, GetSetup.HandleAsync);
        group.Post("/setup", EndpointPolicy.Anonymous(), CreateFirstOwner.HandleAsync);
        group.Post("/sessions", EndpointPolicy.Anonymous(), SignIn.HandleAsync);
        group.Delete("/sessions/current", EndpointPolicy.Account(), SignOut.HandleAsync);
        group.Post("/local-sessions", EndpointPolicy.Anonymous() with { Rate = RateClass.Costly }, OpenLocalSession.HandleAsync); // 256 bits are not guessed
        group.Get("/me", EndpointPolicy.Account() with { Rate = RateClass.Read }, GetMe.HandleAsync);
        group.Post("/workspaces", EndpointPolicy.Account() with { Idempotent = true }, CreateWorkspace.HandleAsync);
        group.Patch("/workspace", EndpointPolicy.Administers(), RenameWorkspace.HandleAsync);
        group.Get("/members", EndpointPolicy.Reads(), ListMembers.HandleAsync);
        group.Patch("/members/{userId:guid}", EndpointPolicy.Administers("member"), ChangeMember.HandleAsync);
        group.Delete("/members/{userId:guid}", EndpointPolicy.Administers("member"), RemoveMember.HandleAsync);
        group.Get("/invitations", EndpointPolicy.Administers() with { Rate = RateClass.Read }, ListInvitations.HandleAsync);
        group.Post("/invitations", EndpointPolicy.Administers(), Invite.HandleAsync);
        group.Delete("/invitations/{id:guid}", EndpointPolicy.Administers("invitation"), RevokeInvitation.HandleAsync);
        group.Get("/invitations/open/{token}", EndpointPolicy.Anonymous(), GetOpenInvitation.HandleAsync);
        group.Post("/invitations/open/{token}", EndpointPolicy.Anonymous(), AcceptInvitation.HandleAsync);
        group.Get("/api-keys", EndpointPolicy.Administers() with { Rate = RateClass.Read }, ListApiKeys.HandleAsync);
        group.Post("/api-keys", EndpointPolicy.Administers(), CreateApiKey.HandleAsync);
        group.Delete("/api-keys/{id:guid}", EndpointPolicy.Administers("key"), RevokeApiKey.HandleAsync);
    }
}
