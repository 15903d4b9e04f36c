using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Canvases.Versions;

/// <summary>Named moments, branches, comparison, merging, taking back.</summary>
internal static class VersionsModule
{
    public static void AddVersions(this IServiceCollection services)
    {
        services.AddSingleton<VersionStore>();
        services.AddSingleton<BranchStore>();
        services.AddSingleton<Branching>();
        services.AddSingleton<Merging>();
        services.AddSingleton<ICanvasCollaboration, CanvasCollaboration>();
    }

    public static void MapVersions(this EndpointGroup api)
    {
        var (reads, edits) = (EndpointPolicy.Reads("canvas"), EndpointPolicy.Edits("canvas"));
        api.Get("/canvases/{canvasId}/versions", reads, ListVersions.HandleAsync);
        api.Post("/canvases/{canvasId}/versions", edits with { Idempotent = true }, AddVersion.HandleAsync);
        api.Patch("/canvases/{canvasId}/versions/{versionId}", edits, RenameVersion.HandleAsync);
        api.Delete("/canvases/{canvasId}/versions/{versionId}", edits, DeleteVersion.HandleAsync);
        api.Get("/canvases/{canvasId}/branches", reads, ListBranches.HandleAsync);
        api.Post("/canvases/{canvasId}/branches", edits with { Idempotent = true }, CreateBranch.HandleAsync);
        api.Get("/canvases/{canvasId}/diff", reads, DiffCanvas.HandleAsync);
        api.Post("/canvases/{canvasId}/merge", edits, MergeBranch.HandleAsync);
        api.Post("/canvases/{canvasId}/undo", edits, UndoChanges.HandleAsync);
    }
}
