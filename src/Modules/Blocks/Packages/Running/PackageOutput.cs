using System.Globalization;
using System.Text;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Packages.Running;

/// <summary>What a package prints: lines that begin with <c>::progress 0.4 words</c> say how far it is, the rest is its terminal.</summary>
internal sealed class PackageOutput(PackageWatch watch)
{
    private const string ProgressMark = "::progress ";
    private const int Kept = 200_000;
    private readonly StringBuilder terminal = new();
    private readonly StringBuilder line = new();

    /// <summary>Reads to the end; a cancelled reading ends the program.</summary>
    public async Task<string> FollowAsync(ISandboxProcess process, CancellationToken cancellationToken)
    {
        var decoders = new Dictionary<OutputKind, Decoder> { [OutputKind.Stdout] = Encoding.UTF8.GetDecoder(), [OutputKind.Stderr] = Encoding.UTF8.GetDecoder() };
        try
        {
            await foreach (var chunk in process.OutputAsync(0, cancellationToken))
            {
                if (decoders.TryGetValue(chunk.Kind, out var decoder))
                {
                    var characters = new char[decoder.GetCharCount(chunk.Data.Span, flush: false)];
                    decoder.GetChars(chunk.Data.Span, characters, flush: false);
                    Take(characters);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await process.KillAsync(CancellationToken.None);
            throw;
        }

        EndLine();
        return terminal.ToString();
    }

    private void Take(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            line.Append(character);
            if (character == '\n' || line.Length > 4000)
            {
                EndLine();
            }
        }
    }

    private void EndLine()
    {
        var text = line.ToString();
        line.Clear();
        if (text.StartsWith(ProgressMark, StringComparison.Ordinal))
        {
            var parts = text[ProgressMark.Length..].Trim().Split(' ', 2);
            var known = double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && double.IsFinite(share);
            watch.Progress(known ? Math.Clamp(share, 0, 1) : null, known ? parts.Length > 1 ? parts[1] : "" : string.Join(' ', parts));
        }
        else if (text.Length > 0)
        {
            watch.Text(text);
            terminal.Append(text.AsSpan(0, Math.Min(text.Length, Math.Max(0, Kept - terminal.Length))));
        }
    }
}
