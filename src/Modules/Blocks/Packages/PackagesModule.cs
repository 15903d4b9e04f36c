using Cadre.Blocks.Packages.Format;
using Cadre.Blocks.Packages.Install;
using Cadre.Blocks.Packages.Running;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Blocks.Packages;

/// <summary>Block types that others wrote: folders with a manifest and a program that runs in a sandbox.</summary>
internal static class PackagesModule
{
    public static IServiceCollection AddPackages(this IServiceCollection services)
    {
        services.AddMigrations(new MigrationSet("blocks", typeof(PackagesModule).Assembly));
        services.AddSingleton<PackageStore>().AddSingleton<PackageReader>().AddSingleton<PackagePictures>().AddSingleton<PackageUploads>().AddSingleton<BundledPackages>();
        services.AddSingleton<PackageFiles>().AddSingleton<PackageRunner>().AddSingleton<PackageTester>();
        return services.AddSingleton<IInstalledBlockTypes, InstalledTypes>().AddSingleton<IStepExecutor, PackageExecutor>();
    }

    public static void MapPackages(this EndpointRegistry registry)
    {
        var api = registry.Group("BlockPackages", "/api/v1/block-packages");
        api.Get("/", EndpointPolicy.Reads(), ListPackages.HandleAsync);
        api.Post("/", EndpointPolicy.Administers() with { Idempotent = true }, InstallPackage.HandleAsync);
        api.Post("/check", EndpointPolicy.Edits(), CheckPackage.HandleAsync);
        api.Post("/test", EndpointPolicy.Edits() with { Rate = RateClass.Costly }, TestPackage.HandleAsync);
        api.Get("/{name}/{version}", EndpointPolicy.Reads("package"), GetPackage.HandleAsync);
        api.Delete("/{name}/{version}", EndpointPolicy.Administers("package"), RemovePackage.HandleAsync);
    }
}
