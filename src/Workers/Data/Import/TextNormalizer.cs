using System.Text;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>Gives the engine clean UTF-8: the file itself when it is that already, else a converted copy in the scratch folder.</summary>
internal static class TextNormalizer
{
    internal static Outcome<string> Prepare(Job job, string path)
    {
        var found = TextProbe.Probe(path);
        if (found.IsBinary)
            return new Failure("file.not-a-table", "The file holds binary data, not text.", "Give a CSV, TSV, JSON, JSON lines, XLSX or Parquet file.", found.FirstBadLine);
        if (found.Clean) return path;
        var copy = Path.Combine(job.Folder.Scratch, "text-" + Path.GetFileName(path));
        var (replaced, nulls) = Convert(path, copy, found.Encoding, job.Cancellation);
        if (found.Encoding != Encoding.UTF8) job.Warn("text.encoding", $"The file is {found.EncodingName}; it was converted to UTF-8.");
        if (nulls > 0) job.Warn("text.nul", $"{nulls} NUL characters were removed.");
        if (replaced > 0) job.Warn("text.damaged", $"{replaced} characters were not valid {found.EncodingName} and were replaced by \uFFFD.", found.FirstBadLine);
        return copy;
    }

    private static (long Replaced, long Nulls) Convert(string path, string copy, Encoding encoding, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);
        using var writer = new StreamWriter(copy, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        var buffer = new char[1 << 16];
        long replaced = 0, nulls = 0;
        for (int read; (read = reader.ReadBlock(buffer, 0, buffer.Length)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var block = buffer.AsSpan(0, read);
            replaced += block.Count('\uFFFD');
            var zeros = block.Count('\0');
            if (zeros == 0)
            {
                writer.Write(block);
                continue;
            }
            nulls += zeros;
            foreach (var c in block)
                if (c != '\0') writer.Write(c);
        }
        return (replaced, nulls);
    }
}
