using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Blocks.Packages.Install;

/// <summary>Takes a package out of the workspace; refused while blocks need it, unless forced. Such blocks keep their settings and say what they need.</summary>
internal static class RemovePackage
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string name, string version, bool? force, Tenant tenant, PackageStore store, ICanvasService canvases, IAuditLog audit, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, name, version, cancellationToken) is not { } row)
        {
            return Error.NotFound("package").ToProblem();
        }

        var others = (await store.ListAsync(tenant, cancellationToken)).Any(p => p.Name == name && p.Major == row.Major && p.Version != version);
        var uses = force == true || others ? [] : await canvases.UsesAsync(tenant, name, row.Major, cancellationToken);
        if (uses.Count > 0)
        {
            var where = string.Join(", ", uses.Take(5).Select(use => $"'{use.Title}' ({use.Blocks})"));
            return Error.Conflict("package_used", $"Blocks need it: {where}.", "Remove these blocks first, or remove the package with force: the blocks keep their settings.").ToProblem();
        }

        await store.WorkAsync(
            tenant,
            async session =>
            {
                var removed = await PackageStore.RemoveAsync(session, name, version, cancellationToken);
                if (removed)
                {
                    await audit.AppendAsync(session, tenant, "block_package.removed", JsonSerializer.SerializeToElement(new { name, version, row.Hash, force = force == true }, CadreJson.Stored), cancellationToken);
                }

                return removed;
            },
            cancellationToken);
        return TypedResults.NoContent();
    }
}
