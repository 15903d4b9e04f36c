using System.IO.Compression;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Video;

/// <summary>The parts of an HTTP Live Stream as one archive, to be unpacked on any static web server.</summary>
internal sealed class FilmStream(ArtifactFiles artifacts, ISandbox sandbox)
{
    private static readonly string[] Parts = ["film.m3u8", "film.ts"];

    /// <summary>Packs and stores it.</summary>
    public async Task<Result<ArtifactRef>> SaveAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in Parts)
            {
                var opened = await sandbox.Files.OpenReadAsync(part, cancellationToken);
                if (!opened.IsOk)
                {
                    return opened.Error;
                }

                await using var stream = opened.Value;
                await using var entry = zip.CreateEntry(part, CompressionLevel.NoCompression).Open();
                await stream.CopyToAsync(entry, cancellationToken);
            }
        }

        return await artifacts.SaveAsync(tenant, "film-hls.zip", "application/zip", archive.ToArray(), cancellationToken);
    }
}
