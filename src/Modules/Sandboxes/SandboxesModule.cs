using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cadre.Sandboxes;

/// <summary>Isolated places where foreign code, parsers, browsers and stdio servers run.</summary>
public static class SandboxesModule
{
    /// <summary>Registers <see cref="ISandboxProvider"/> (one for the server).</summary>
    public static IServiceCollection AddSandboxes(this IServiceCollection services, Action<SandboxesOptions> configure)
    {
        services.AddOptions<SandboxesOptions>().Configure(configure)
            .Validate(options => options.Root.Length > 0, "SandboxesOptions.Root is required: the folder of the workspace files.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();
        services.AddSingleton<ISandboxProvider, BubblewrapProvider>();
        return services;
    }
}
