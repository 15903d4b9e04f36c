using System.Text.Json;
using Cadre.Blocks.Packages.Format;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Blocks.Packages.Install;

/// <summary>Adds a package to the workspace's block types. Whoever installs agrees to everything it wants; nothing of it runs now.</summary>
internal static class InstallPackage
{
    public static async Task<Results<Created<PackageView>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, PackageInstallation request, PackageUploads uploads, PackageReader reader, PackagePictures pictures, PackageStore store, IAuditLog audit, CancellationToken cancellationToken)
    {
        var archive = await uploads.ReadAsync(tenant, request.Archive, cancellationToken);
        var package = archive.Then(bytes => reader.Read(bytes).Usable()).Then(folder => Granted(folder, request.Grants ?? []));
        if (!package.IsOk)
        {
            return package.Error.ToProblem();
        }

        var folder = package.Value;
        var (name, version) = (folder.Manifest.Name, folder.Version.ToString());
        if (await store.FindAsync(tenant, name, version, cancellationToken) is { } there)
        {
            return there.Hash == folder.Hash ? Created(there) : Changed(name, version).ToProblem();
        }

        var picture = await pictures.SaveAsync(tenant, folder, cancellationToken);
        if (!picture.IsOk)
        {
            return picture.Error.ToProblem();
        }

        await store.WorkAsync(
            tenant,
            async session =>
            {
                var added = await store.AddAsync(session, tenant, folder, picture.Value, bundled: false, cancellationToken);
                if (added)
                {
                    await audit.AppendAsync(session, tenant, "block_package.installed", JsonSerializer.SerializeToElement(new { name, version, folder.Hash, grants = folder.Manifest.Wants.Words() }, CadreJson.Stored), cancellationToken);
                }

                return added;
            },
            cancellationToken);
        var row = await store.FindAsync(tenant, name, version, cancellationToken);
        return row?.Hash == folder.Hash ? Created(row) : Changed(name, version).ToProblem();
    }

    private static Created<PackageView> Created(PackageRow row) => TypedResults.Created($"/api/v1/block-packages/{row.Name}/{row.Version}", PackageView.Of(row));

    private static Result<BlockFolder> Granted(BlockFolder folder, IReadOnlyList<string> grants)
    {
        var missing = folder.Manifest.Wants.Words().Except(grants, StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? folder
            : Error.Conflict("grants_missing", $"'{folder.Manifest.Title}' wants what was not agreed to: {string.Join(", ", missing)}.", "Agree to all of it, or do not install it.") with { Fields = missing.ToDictionary(word => word, _ => "not agreed to", StringComparer.Ordinal) };
    }

    private static Error Changed(string name, string version) => Error.Conflict("package_changed", $"{name} {version} is installed with other bytes.", "Raise the version: a version never changes.");
}
