using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>One pass over JSON bytes before the engine parses them: how deep, and where halves of surrogate pairs stand alone.</summary>
internal static class JsonProbe
{
    private const int DeepestAllowed = 64;

    /// <summary>Returns the path to read: the file itself, or a copy whose lone surrogate escapes became U+FFFD.</summary>
    internal static Outcome<string> Prepare(Job job, string path)
    {
        var bytes = new byte[1 << 20];
        var scan = new JsonScan(DeepestAllowed);
        using (var stream = File.OpenRead(path))
        {
            for (int read; (read = stream.Read(bytes)) > 0;)
            {
                job.Cancellation.ThrowIfCancellationRequested();
                scan.Feed(bytes.AsSpan(0, read));
                if (scan.TooDeep)
                    return new Failure("json.too-deep", $"The JSON is nested more than {DeepestAllowed} levels deep.", "Flatten the file to a list of objects.", scan.Line);
            }
        }
        return scan.SurrogateEscapes.Count == 0 ? path : WithoutLoneSurrogates(job, path, scan.SurrogateEscapes);
    }

    private static string WithoutLoneSurrogates(Job job, string path, List<(long Offset, int Unit)> escapes)
    {
        var lone = Lone(escapes);
        if (lone.Count == 0) return path;
        var copy = Path.Combine(job.Folder.Scratch, "json-" + Path.GetFileName(path));
        File.Copy(path, copy, overwrite: true);
        using var stream = new FileStream(copy, FileMode.Open, FileAccess.Write);
        foreach (var offset in lone)
        {
            stream.Position = offset;
            stream.Write("FFFD"u8);
        }
        job.Warn("text.lone-surrogate", $"{lone.Count} halves of characters (lone surrogates) were replaced by \uFFFD.");
        return copy;
    }

    /// <summary>A high half followed at once by a low half (six bytes on) is a pair; all others are alone.</summary>
    private static List<long> Lone(List<(long Offset, int Unit)> escapes)
    {
        var lone = new List<long>();
        for (var i = 0; i < escapes.Count; i++)
        {
            var (offset, unit) = escapes[i];
            var paired = unit < 0xDC00 && i + 1 < escapes.Count && escapes[i + 1].Unit >= 0xDC00 && escapes[i + 1].Offset == offset + 6;
            if (paired) i++;
            else lone.Add(offset);
        }
        return lone;
    }
}
