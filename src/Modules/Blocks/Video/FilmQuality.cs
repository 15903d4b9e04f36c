namespace Cadre.Blocks.Video;

/// <summary>How much work goes into a film: a draft shows the cut in seconds, a high one is for the big screen.</summary>
/// <param name="Width">In pixels, where the block gives none.</param>
/// <param name="Height">In pixels, where the block gives none.</param>
/// <param name="Fps">Frames per second, where the block gives none.</param>
/// <param name="Preset">Of the encoder (x264).</param>
/// <param name="Crf">Its constant rate factor: less is finer.</param>
/// <param name="Sound">Bits a second of the sound.</param>
internal sealed record FilmQuality(int Width, int Height, int Fps, string Preset, int Crf, string Sound)
{
    private static readonly Dictionary<string, FilmQuality> All = new(StringComparer.Ordinal)
    {
        ["draft"] = new(480, 270, 12, "ultrafast", 28, "96k") { Limited = true },
        ["standard"] = new(1280, 720, 25, "veryfast", 23, "128k"),
        ["high"] = new(1920, 1080, 30, "medium", 19, "192k"),
    };

    /// <summary>The names, in order of work.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>Whether a larger picture is made smaller, and faster frames slower, than the block asks.</summary>
    private bool Limited { get; init; }

    /// <summary>The quality of a name; null for none of that name.</summary>
    public static FilmQuality? Of(string? name) => All.GetValueOrDefault(name ?? "standard");

    /// <summary>The size of the picture: codecs want even numbers, and a draft keeps the proportions.</summary>
    public (int Width, int Height) Size(int? width, int? height)
    {
        var (w, h) = (Math.Clamp(width ?? Width, 160, 1920), Math.Clamp(height ?? Height, 160, 1920));
        var share = Limited ? Math.Min(1.0, (double)Width / Math.Max(w, h)) : 1;
        return (Even(w * share), Even(h * share));
    }

    /// <summary>Frames per second.</summary>
    public int Rate(int? fps) => Limited ? Math.Min(Fps, Math.Clamp(fps ?? Fps, 10, 30)) : Math.Clamp(fps ?? Fps, 10, 30);

    private static int Even(double length) => Math.Max(2, (int)length / 2 * 2);
}
