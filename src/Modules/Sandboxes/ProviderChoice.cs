using System.Collections.Immutable;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Oci;
using Cadre.Sandboxes.Persistence;
using Cadre.Sandboxes.Remote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes;

/// <summary>Which provider makes the sandboxes: <see cref="SandboxesOptions.Provider"/>.</summary>
internal static class ProviderChoice
{
    /// <summary>The names that the setting may have.</summary>
    public static ImmutableArray<string> Names { get; } = ["auto", "bubblewrap", "runc", "docker", "podman", "remote"];

    public static IServiceCollection AddSandboxProvider(this IServiceCollection services)
    {
        services.AddOptions<SandboxesOptions>()
            .Validate(options => Names.Contains(options.Provider), $"SandboxesOptions.Provider (CADRE_SANDBOX_PROVIDER) is one of: {string.Join(", ", Names)}.")
            .Validate(options => options.AlsoProviders.All(name => name != "auto" && Names.Contains(name)), $"SandboxesOptions.AlsoProviders (CADRE_SANDBOX_ALSO) names some of: {string.Join(", ", Names.Skip(1))}.");
        services.AddSingleton(provider => new ChosenProvider(
            new OwnProvider(Candidates(provider, provider.GetRequiredService<IOptions<SandboxesOptions>>().Value.Provider)),
            [.. provider.GetRequiredService<IOptions<SandboxesOptions>>().Value.AlsoProviders.Distinct().SelectMany(name => Candidates(provider, name))],
            provider.GetService<Database>() is null ? static (_, _) => Task.FromResult(SandboxSettings.Default) : provider.GetRequiredService<SettingsStore>().ReadAsync));
        return services.AddSingleton<ISandboxProvider>(provider => provider.GetRequiredService<ChosenProvider>());
    }

    private static IReadOnlyList<ISandboxProvider> Candidates(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptions<SandboxesOptions>>();
        var (time, ids, logs) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<IdSource>(), services.GetRequiredService<ILoggerFactory>());
        SandboxesOptions Own(string provider) => options.Value.ForProvider((uint)Names.IndexOf(provider) - 1); // Users of its own.
        BubblewrapProvider Bubblewrap() => new(Own("bubblewrap"), time, ids, logs, Protections.All);
        ContainerProvider Container(string engine) => new(engine, Own(engine), time, ids, logs);
        return name switch
        {
            "auto" => [Bubblewrap(), Container("runc")],
            "bubblewrap" => [Bubblewrap()],
            "remote" => [new RemoteProvider(options.Value, services.GetService<IRemoteCalls>(), time, ids)],
            _ => [Container(name)],
        };
    }
}
