using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Postgres;

/// <summary>Registers the database.</summary>
public static class PostgresModule
{
    /// <summary>Adds <see cref="Database"/>, <see cref="Migrator"/> and <see cref="Notifications"/>.</summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Database>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<Notifications>();
        services.AddHostedService(provider => provider.GetRequiredService<Notifications>());
        return services;
    }

    /// <summary>Declares a module's schema; the server migrates all declared ones before it answers.</summary>
    public static IServiceCollection AddMigrations(this IServiceCollection services, MigrationSet set) => services.AddSingleton(set);
}
