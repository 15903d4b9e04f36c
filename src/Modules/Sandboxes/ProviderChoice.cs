using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Oci;
using Cadre.Sandboxes.Remote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes;

/// <summary>Which provider makes the sandboxes: <see cref="SandboxesOptions.Provider"/>.</summary>
internal static class ProviderChoice
{
    /// <summary>The names that the setting may have.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auto", "bubblewrap", "runc", "docker", "podman", "remote"];

    public static IServiceCollection AddSandboxProvider(this IServiceCollection services)
    {
        services.AddOptions<SandboxesOptions>()
            .Validate(options => Names.Contains(options.Provider), $"SandboxesOptions.Provider (CADRE_SANDBOX_PROVIDER) is one of: {string.Join(", ", Names)}.");
        return services.AddSingleton<ISandboxProvider>(provider => new ChosenProvider(Candidates(provider)));
    }

    private static IReadOnlyList<ISandboxProvider> Candidates(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SandboxesOptions>>();
        var (time, ids, logs) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<IdSource>(), services.GetRequiredService<ILoggerFactory>());
        BubblewrapProvider Bubblewrap() => new(options, time, ids, logs, Protections.All);
        ContainerProvider Container(string name) => new(name, options.Value, time, ids, logs);
        return options.Value.Provider switch
        {
            "auto" => [Bubblewrap(), Container("runc")],
            "bubblewrap" => [Bubblewrap()],
            "remote" => [new RemoteProvider(options.Value, services.GetService<IRemoteCalls>(), time, ids)],
            var engine => [Container(engine)],
        };
    }
}
