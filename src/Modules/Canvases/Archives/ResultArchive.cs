using System.Globalization;
using System.IO.Compression;
using System.Text;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Archives;

/// <summary>The results of a canvas as one zip: a folder for each block, and a page that shows what is in them. Written as it is read, so size does not matter.</summary>
internal sealed class ResultArchive(IArtifactStore artifacts)
{
    private const int MostFiles = 5000;

    /// <summary>Writes it.</summary>
    /// <param name="tenant">Whose results.</param>
    /// <param name="title">The canvas's.</param>
    /// <param name="steps">The latest result of each block, in the order they are shown.</param>
    /// <param name="target">Where to.</param>
    /// <param name="cancellationToken">Ends it; the zip is then incomplete.</param>
    public async Task WriteAsync(Tenant tenant, string title, IReadOnlyList<StepView> steps, Stream target, CancellationToken cancellationToken)
    {
        var shown = new List<(StepView Step, IReadOnlyList<ArchivedFile> Files)>();
        await using var sending = new AsynchronousWrites(target);
        var zip = await ZipArchive.CreateAsync(sending, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        await using (zip)
        {
            var left = MostFiles;
            foreach (var (step, number) in steps.Select((s, i) => (s, i + 1)))
            {
                var written = new List<ArchivedFile>();
                var folder = string.Create(CultureInfo.InvariantCulture, $"{number:00} {ArchivedFile.SafeName(step.Title)}");
                foreach (var file in ArchivedFile.Of(step, folder).Take(left))
                {
                    left--;
                    if (await AddAsync(tenant, zip, file, cancellationToken))
                    {
                        written.Add(file);
                    }
                }

                shown.Add((step, written));
            }

            await AddTextAsync(zip, "index.html", ArchivePage.Write(title, shown), cancellationToken);
        }

        await sending.FlushAsync(cancellationToken);
    }

    private async Task<bool> AddAsync(Tenant tenant, ZipArchive zip, ArchivedFile file, CancellationToken cancellationToken)
    {
        if (file.Words is { } text)
        {
            await AddTextAsync(zip, file.Path, text, cancellationToken);
            return true;
        }

        var bytes = await artifacts.OpenAsync(tenant, file.Artifact!.Artifact, cancellationToken);
        if (bytes is null)
        {
            return false; // deleted since: the page does not name it
        }

        await using (bytes)
        {
            var packed = file.MediaType.StartsWith("video/", StringComparison.Ordinal) || file.MediaType.StartsWith("image/", StringComparison.Ordinal) || file.MediaType.Contains("zip", StringComparison.Ordinal);
            var target = await zip.CreateEntry(file.Path, packed ? CompressionLevel.NoCompression : CompressionLevel.Fastest).OpenAsync(cancellationToken);
            await using (target)
            {
                await bytes.CopyToAsync(target, cancellationToken);
            }
        }

        return true;
    }

    private static async Task AddTextAsync(ZipArchive zip, string path, string text, CancellationToken cancellationToken)
    {
        var target = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await using (target)
        {
            await target.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        }
    }
}
