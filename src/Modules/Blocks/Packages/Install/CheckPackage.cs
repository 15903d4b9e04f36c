using Cadre.Blocks.Packages.Format;
using Cadre.Blocks.Packages.Running;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Blocks.Packages.Install;

/// <summary>What a package is and wants, without running or installing it.</summary>
internal static class CheckPackage
{
    public static async Task<Results<Ok<PackageReport>, ProblemHttpResult>> HandleAsync(Tenant tenant, PackageUpload request, PackageUploads uploads, PackageReader reader, CancellationToken cancellationToken)
    {
        var archive = await uploads.ReadAsync(tenant, request.Archive, cancellationToken);
        return archive.IsOk ? TypedResults.Ok(PackageReport.Of(archive.Value, reader.Read(archive.Value))) : archive.Error.ToProblem();
    }
}

/// <summary>Checks a package and runs its examples, each in a sandbox of its own. Nothing is installed.</summary>
internal static class TestPackage
{
    public static async Task<Results<Ok<PackageReport>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, PackageUpload request, PackageUploads uploads, PackageReader reader, PackageTester tester, CancellationToken cancellationToken)
    {
        var archive = await uploads.ReadAsync(tenant, request.Archive, cancellationToken);
        if (!archive.IsOk)
        {
            return archive.Error.ToProblem();
        }

        var read = reader.Read(archive.Value);
        var report = PackageReport.Of(archive.Value, read);
        return TypedResults.Ok(report.Usable && read.Folder is { } folder ? report with { Examples = await tester.RunAsync(tenant, folder, cancellationToken) } : report);
    }
}
